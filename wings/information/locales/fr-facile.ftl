### Occupations, the notebook and the sources: easy to read.

information-nav-occupations = Métiers
information-nav-notebook = Mon carnet

## Search
information-q = Écrivez un métier ou une activité
    .hint = Exemples : boulangère, réparer des vélos, garder des enfants
information-search-title = Quel métier cherchez-vous ?
information-search-intro = Écrivez avec vos mots. Vous pouvez écrire le nom d'un métier. Vous pouvez écrire ce que vous savez faire. C'est gratuit. Pas besoin de compte.
information-search-results = { $count ->
    [one] 1 métier pour « { $text } »
   *[other] { $count } métiers pour « { $text } »
}
information-search-domain = { $label } : { $count ->
    [one] 1 métier
   *[other] { $count } métiers
}
information-search-ranked = Nous rangeons les métiers avec vos mots. Le plus ressemblant est en haut. Personne ne paie pour être en haut.
information-search-understood = Vous avez écrit « { $typed } ». Nous avons cherché « { $meant } ».
information-search-corrected = Vous avez écrit « { $typed } ». Nous avons lu « { $found } ».
information-search-cut = Votre texte est long. Nous avons cherché les premiers mots.
information-search-pages = Pages des métiers
information-search-do = Chercher un métier
information-search-other = Chercher un autre métier
information-browse = Voir tous les métiers par thème

information-why-title = Vos mots sont dans le nom du métier.
information-why-name = Autre nom : « { $label } ».
information-why-skill = Dans ce métier : « { $label } ».
information-why-definition = La fiche dit : « { $label } »
information-why-knowledge = Il faut connaître : « { $label } ».
information-why-missing = Nous n'avons pas trouvé : { $words }.

information-nothing-title = Nous ne trouvons pas « { $text } »
information-nothing-near = Est-ce un de ces métiers ?
information-nothing-tips = Essayez autrement
information-nothing-tip-words = Écrivez un seul mot simple.
information-nothing-tip-activity = Écrivez ce que vous voulez faire. Exemples : réparer, vendre, soigner.
information-nothing-tip-spelling = Regardez si le mot est bien écrit.
information-nothing-next = Un conseiller peut chercher avec vous
information-no-data-title = Les métiers ne sont pas encore là
information-no-data-text = Nous n'avons pas encore la liste des métiers. Vous pouvez déjà parler avec un conseiller.

information-talk = Parler avec un conseiller
information-free = C'est gratuit. Personne ne le saura. Pas besoin de compte pour commencer.

## Where texts come from
information-source-line = { $attribution }, version { $edition }.
information-source-date = Date : { $date }.
information-source-more = D'où viennent les textes
information-demo-tag = Ceci est un essai
information-demo-text = Ces textes sont écrits pour un essai. Ne choisissez pas un métier avec ces textes.

## Sheet
information-code = Code du métier : { $code }
information-tag-regulated = Il faut un droit pour faire ce métier
information-tag-executive = Métier de cadre
information-tag-green = Métier pour la nature
information-tag-strategic = Métier utile pour la nature
information-tag-brown = Ce métier va beaucoup changer
information-keep = Garder ce métier
information-keeping = Attendez…
information-keep-note = Ce métier va dans votre carnet. Vous pouvez écrire ce que vous en pensez. Pas besoin de compte.
information-kept-already = Ce métier est dans votre carnet.
information-kept-see = Voir mon carnet
information-access = Comment faire ce métier
information-regulated = La loi dit qui peut faire ce métier. Souvent, il faut un diplôme.
information-skills = Ce que vous ferez
information-skills-core = { $count ->
    [one] La chose la plus importante
   *[other] Les { $count } choses les plus importantes
}
information-skills-other = { $count ->
    [one] 1 autre chose, pour certains emplois
   *[other] { $count } autres choses, pour certains emplois
}
information-skills-emerging = { $count ->
    [one] 1 chose de plus en plus demandée
   *[other] { $count } choses de plus en plus demandées
}
information-behaviours = { $count ->
    [one] 1 qualité à avoir
   *[other] { $count } qualités à avoir
}
information-knowledge = Ce qu'il faut connaître
information-knowledge-unfold = { $count ->
    [one] Voir la chose à connaître
   *[other] Voir les { $count } choses à connaître
}
information-conditions = Comment se passe le travail
information-conditions-said = { $count ->
    [one] Voir la phrase sur le travail
   *[other] Voir les { $count } phrases sur le travail
}
information-contexts = { $count ->
    [one] Voir comment se passe le travail
   *[other] Voir { $count } informations sur le travail
}
information-interests = Ce métier est bien si vous aimez…
information-interest-r = travailler avec vos mains, des machines ou la nature
information-interest-i = regarder, comprendre, chercher
information-interest-a = inventer, créer
information-interest-s = aider, écouter, soigner, apprendre aux autres
information-interest-e = décider, convaincre, diriger
information-interest-c = ranger, organiser, suivre des règles
information-names = Les autres noms de ce métier
information-names-unfold = { $count ->
    [one] Voir l'autre nom
   *[other] Voir les { $count } autres noms
}
information-moves = Les métiers qui ressemblent
information-moves-near = Métiers très proches
information-moves-evolution = Métiers possibles après une formation
information-moves-related = Le premier est le plus proche
information-sheet-next = Ce métier vous plaît ? Vous ne savez pas ?

## Notebook
information-notebook-title = Mon carnet
information-notebook-readers = Vous seul lisez vos notes. Si vous avez un conseiller, il voit le nom des métiers. Il ne voit pas vos notes.
information-notebook-here = Ce carnet reste sur cet appareil pendant 30 jours. Avec un espace à vous, vous le retrouvez partout.
information-notebook-sign-in = Ouvrir mon espace
information-notebook-empty = Votre carnet est vide
information-notebook-empty-text = Cherchez un métier. Lisez sa fiche. Gardez les métiers que vous aimez.
information-notebook-next = Parler de ces métiers avec quelqu'un
information-kept-on = Gardé le { $date }.
information-gone = Ce métier n'est plus dans la liste.
information-note = « { $title } » : ce que j'en pense
information-note-hint = Ce que vous aimez. Ce que vous n'aimez pas. Vos questions.
information-note-audience = Vous seul.
information-note-save = Garder mon texte
information-note-byline = Écrit par vous, à un autre moment
information-remove = Enlever de mon carnet
information-removed = Enlevés il y a peu de temps
information-removed-note = Vous pouvez les remettre pendant 1 jour. Après, tout est effacé.
information-put-back = Remettre dans mon carnet
told-information-kept = Ce métier est dans votre carnet.
told-information-removed = Ce métier est enlevé. Vous pouvez le remettre plus bas.
told-information-noted = Votre texte est gardé.

## Panels and export
information-panel-title = Mes métiers
information-panel-count = { $count ->
    [0] Vous n'avez pas encore gardé de métier.
    [one] Vous gardez 1 métier.
   *[other] Vous gardez { $count } métiers.
}
information-panel-open = Ouvrir mon carnet
information-panel-parcours = Les métiers gardés par la personne
information-panel-parcours-note = Elle seule lit ses notes.
information-export-kept = Métiers de votre carnet

## Sources
information-sources-title = D'où viennent les textes
information-sources-intro = Voici qui a écrit les textes, et quand.
information-sources-demo-name = Métiers : textes pour un essai
information-sources-publisher = Qui l'a écrit
information-sources-mention = Phrase de l'auteur
information-sources-edition = Version
information-sources-published = Date
information-sources-age = Âge
information-sources-months = { $count ->
    [0] moins de 1 mois
    [one] 1 mois
   *[other] { $count } mois
}
information-sources-loaded = Arrivé ici le
information-sources-licence = Règle pour utiliser les textes :
information-sources-content = Ce qu'il y a dedans
information-sources-checksum = Empreinte (SHA-256) : { $checksum }
information-sources-none = Il n'y a pas encore de textes
information-sources-none-text = Quand les métiers seront là, nous dirons ici qui les a écrits.
information-sources-words = Les mots de la recherche
information-sources-words-text = La recherche comprend des mots de tous les jours. Exemple : nounou. La liste de ces mots est écrite pour Jalon. Licence : EUPL-1.2.

## Certifications
information-stale = Ces textes sont anciens. Des choses ont pu changer.
information-cert-number = Diplôme { $number }
information-cert-closed = On ne peut plus y entrer
information-cert-vae = Possible avec votre expérience (VAE)
information-cert-validity = Peut-on y entrer ?
information-cert-until = Oui, jusqu'au { $date }.
information-cert-ended = Non, depuis le { $date }.
information-cert-open = Oui.
information-cert-inactive = Non. Ce diplôme est arrêté.
information-cert-unknown = Nous ne savons pas. Demandez à qui le donne.
information-cert-last-award = Dernier jour pour l'avoir
information-cert-level = Niveau
information-cert-level-words = { $level ->
    [3] Niveau 3 (CAP, BEP)
    [4] Niveau 4 (bac)
    [5] Niveau 5 (2 ans après le bac)
    [6] Niveau 6 (3 ou 4 ans après le bac)
    [7] Niveau 7 (5 ans après le bac)
    [8] Niveau 8 (doctorat)
   *[other] Niveau { $level }
}
information-cert-certifiers = Qui le donne
information-cert-successors = Le nouveau diplôme
information-cert-ways = Comment l'avoir
information-cert-way = { $way } : { $open }
information-cert-way-initial = À l'école
information-cert-way-apprenticeship = En apprentissage
information-cert-way-continuing = En formation pour adultes
information-cert-way-professionalisation = En contrat de professionnalisation
information-cert-way-individual = Seul, en candidat libre
information-cert-way-experience = Avec votre expérience (VAE)
information-cert-yes = oui
information-cert-no = non
information-cert-unstated = nous ne savons pas
information-cert-occupations = Les métiers après ce diplôme
information-cert-blocks = Les parties du diplôme
information-cert-blocks-text = Une partie s'appelle un bloc. Souvent, on peut en avoir un seul.
information-cert-nothing-said = Nous n'en savons pas plus.
information-cert-content = Ce qu'il y a dedans
information-cert-activities = Ce qu'on apprend à faire
information-cert-abilities = Ce qui est vérifié
information-cert-jobs = Les emplois
information-cert-sectors = Où on travaille
information-cert-prerequisites = Ce qu'il faut avant
information-cert-regulations = Les règles du métier
information-cert-outcomes = Et après le diplôme ?
information-cert-outcomes-caption = Chiffres donnés par l'organisme, par année
information-cert-year = Année
information-cert-certified = Personnes qui l'ont eu
information-cert-employed = Au travail 6 mois après
information-cert-in-occupation = Dans ce métier 2 ans après
information-cert-next = Un conseiller peut vous aider à y entrer
information-cert-of-occupation = Les diplômes pour ce métier
information-cert-of-occupation-text = On peut encore entrer dans ces diplômes. Il y a aussi d'autres chemins.
