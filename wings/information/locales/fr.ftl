### Occupations, the notebook and the sources.

information-nav-occupations = Métiers
information-nav-notebook = Mon carnet

## Search
information-q = Un métier, une activité, un mot de votre travail
    .hint = Par exemple : boulangère, réparer des vélos, s'occuper d'enfants
information-search-title = Quel métier cherchez-vous ?
information-search-intro = Écrivez avec vos mots : le nom d'un métier, ce que vous savez faire ou ce que vous aimeriez faire. Cette recherche est libre et sans compte.
information-search-results = { $count ->
    [one] Un métier pour « { $text } »
   *[other] { $count } métiers pour « { $text } »
}
information-search-domain = { $label } : { $count ->
    [one] un métier
   *[other] { $count } métiers
}
information-search-ranked = Les métiers sont classés par vos mots seulement : d'abord ceux dont le nom les contient, puis ceux dont les savoir-faire ou la description en parlent. Personne ne paie pour être mieux placé.
information-search-understood = Nous avons compris « { $typed } » comme « { $meant } ».
information-search-corrected = Nous avons lu « { $found } » pour « { $typed } ».
information-search-cut = Votre texte est long : seuls les premiers mots ont été cherchés.
information-search-pages = Pages des métiers
information-search-do = Chercher un métier
information-search-other = Chercher un autre métier
information-browse = Voir les métiers par domaine

information-why-title = Le nom du métier répond à vos mots.
information-why-name = Autre nom : « { $label } ».
information-why-skill = Un savoir-faire du métier : « { $label } ».
information-why-definition = Dans sa description : « { $label } »
information-why-knowledge = Une connaissance utile : « { $label } ».
information-why-missing = Sans : { $words }.

information-nothing-title = Aucun métier pour « { $text } »
information-nothing-near = Cherchiez-vous l'un de ceux-ci ?
information-nothing-tips = Pour trouver autrement
information-nothing-tip-words = Essayez un seul mot, plus courant.
information-nothing-tip-activity = Dites ce qu'on y fait plutôt que le nom du métier : « réparer », « vendre », « soigner ».
information-nothing-tip-spelling = Vérifiez l'orthographe : une petite faute ne gêne pas, deux dans le même mot peuvent suffire à nous perdre.
information-nothing-next = Un conseiller peut chercher avec vous
information-no-data-title = Les métiers ne sont pas encore chargés
information-no-data-text = Cette plateforme n'a pas encore reçu le répertoire des métiers. Vous pouvez déjà demander à parler avec un conseiller.

information-talk = Parler avec un conseiller
information-free = C'est gratuit et confidentiel. Vous pouvez commencer sans compte.

## Where texts come from
information-source-line = { $attribution }, version { $edition }.
information-source-date = Publiée le { $date }.
information-source-more = Toutes les sources
information-demo-tag = Données de démonstration
information-demo-text = Les textes de cette page ont été écrits pour la démonstration. Ils ne doivent pas servir à choisir un métier.

## Sheet
information-code = Code ROME { $code }
information-tag-regulated = Métier réglementé
information-tag-executive = Métier de cadre
information-tag-green = Métier de l'environnement
information-tag-strategic = Utile à la transition écologique
information-tag-brown = Menacé par la transition écologique
information-keep = Garder ce métier
information-keeping = Un instant…
information-keep-note = Il va dans votre carnet. Vous pourrez y écrire ce qu'il représente pour vous. Sans compte.
information-kept-already = Ce métier est dans votre carnet.
information-kept-see = Voir mon carnet
information-access = Comment y accéder
information-regulated = Ce métier est réglementé : la loi dit qui peut l'exercer, souvent avec un diplôme ou une autorisation.
information-skills = Ce qu'on y fait
information-skills-core = { $count ->
    [one] Le savoir-faire au cœur du métier
   *[other] Les { $count } savoir-faire au cœur du métier
}
information-skills-other = { $count ->
    [one] Un autre savoir-faire, utile dans certains emplois
   *[other] { $count } autres savoir-faire, utiles dans certains emplois
}
information-skills-emerging = { $count ->
    [one] Un savoir-faire de plus en plus demandé
   *[other] { $count } savoir-faire de plus en plus demandés
}
information-behaviours = { $count ->
    [one] Une qualité demandée
   *[other] { $count } qualités demandées
}
information-knowledge = Ce qu'il faut connaître
information-knowledge-unfold = { $count ->
    [one] Voir la connaissance utile
   *[other] Voir les { $count } connaissances utiles
}
information-conditions = Dans quelles conditions
information-conditions-said = { $count ->
    [one] Voir la condition de travail
   *[other] Voir les { $count } conditions de travail
}
information-contexts = { $count ->
    [one] Voir la situation de travail possible
   *[other] Voir les { $count } situations de travail possibles
}
information-interests = Ce métier peut plaire à qui aime…
information-interest-r = travailler de ses mains, avec des objets, des machines ou la nature
information-interest-i = observer, comprendre, chercher la cause des choses
information-interest-a = imaginer, créer, s'exprimer
information-interest-s = aider, écouter, soigner, transmettre
information-interest-e = convaincre, décider, entreprendre
information-interest-c = organiser, classer, suivre une méthode précise
information-names = Les autres noms de ce métier
information-names-unfold = { $count ->
    [one] Voir l'autre nom
   *[other] Voir les { $count } autres noms
}
information-moves = Vers quels autres métiers
information-moves-near = Tout proches
information-moves-evolution = Avec une évolution ou une formation
information-moves-related = Du plus proche au moins proche
information-sheet-next = Ce métier vous attire, ou vous hésitez ?

## Notebook
information-notebook-title = Mon carnet
information-notebook-readers = Vous seul lisez vos notes. Si un conseiller vous suit, il voit quels métiers vous gardez, pas ce que vous écrivez.
information-notebook-here = Ce carnet est lié à cet appareil pour 30 jours. Avec un espace personnel, vous le retrouvez partout.
information-notebook-sign-in = Ouvrir mon espace
information-notebook-empty = Vous n'avez pas encore gardé de métier
information-notebook-empty-text = Cherchez un métier, lisez sa fiche et gardez ceux qui vous parlent. Vous pourrez écrire ce que chacun représente pour vous.
information-notebook-next = En parler avec quelqu'un qui connaît ces métiers
information-kept-on = Gardé le { $date }.
information-gone = Ce métier n'est plus dans le répertoire actuel.
information-note = Ce que « { $title } » représente pour mon projet
information-note-hint = Ce qui vous attire, ce qui vous retient, ce que vous voulez vérifier.
information-note-audience = Vous seul.
information-note-save = Enregistrer ma note
information-note-byline = Écrit ailleurs, avec votre compte ou dans une autre fenêtre
information-remove = Retirer de mon carnet
information-removed = Retirés récemment
information-removed-note = Vous pouvez les remettre pendant un jour. Ensuite, ils sont effacés avec leur note.
information-put-back = Remettre dans mon carnet
told-information-kept = Ce métier est dans votre carnet.
told-information-removed = Ce métier est retiré. Vous pouvez encore le remettre, plus bas.
told-information-noted = Votre note est enregistrée.

## Panels and export
information-panel-title = Mes métiers
information-panel-count = { $count ->
    [0] Vous n'avez pas encore gardé de métier.
    [one] Vous gardez un métier.
   *[other] Vous gardez { $count } métiers.
}
information-panel-open = Ouvrir mon carnet
information-panel-parcours = Les métiers gardés par la personne
information-panel-parcours-note = Ce qu'elle a écrit sur chacun n'est lu que par elle.
information-export-kept = Métiers gardés dans le carnet

## Sources
information-sources-title = D'où viennent les informations
information-sources-intro = Chaque information montrée ici a un auteur, une date et une licence. Les voici.
information-sources-demo-name = Métiers : jeu de démonstration
information-sources-publisher = Auteur
information-sources-mention = Mention
information-sources-edition = Version
information-sources-published = Date de publication
information-sources-age = Âge
information-sources-months = { $count ->
    [0] moins d'un mois
    [one] un mois
   *[other] { $count } mois
}
information-sources-loaded = Chargé ici le
information-sources-licence = Licence :
information-sources-content = Ce que contient cette version
information-sources-checksum = Empreinte (SHA-256) : { $checksum }
information-sources-none = Aucune donnée n'est encore chargée
information-sources-none-text = Dès que le répertoire des métiers sera chargé, son auteur, sa date et sa licence seront dits ici.
information-sources-words = Les mots de la recherche
information-sources-words-text = Pour comprendre les mots de tous les jours (« nounou », « RH »), la recherche s'aide d'une liste écrite pour Jalon, sous licence EUPL-1.2.

## Certifications
information-stale = Ces données sont anciennes pour leur source : certaines informations peuvent avoir changé.
information-cert-number = Certification { $number }
information-cert-closed = On ne peut plus y entrer
information-cert-vae = Accessible par la VAE
information-cert-validity = Peut-on y entrer ?
information-cert-until = Oui, jusqu'au { $date }.
information-cert-ended = Non, depuis le { $date }.
information-cert-open = Oui. Le registre ne donne pas de date de fin.
information-cert-inactive = Non : le registre dit qu'elle n'est plus active.
information-cert-unknown = Le registre ne le dit pas. Demandez au certificateur.
information-cert-last-award = Dernière délivrance possible
information-cert-level = Niveau
information-cert-level-words = { $level ->
    [3] Niveau 3 (CAP, BEP)
    [4] Niveau 4 (baccalauréat)
    [5] Niveau 5 (bac + 2)
    [6] Niveau 6 (bac + 3 ou bac + 4)
    [7] Niveau 7 (bac + 5)
    [8] Niveau 8 (doctorat)
   *[other] Niveau { $level }
}
information-cert-certifiers = Qui la délivre
information-cert-successors = Ce qui la remplace
information-cert-ways = Comment l'obtenir
information-cert-way = { $way } : { $open }
information-cert-way-initial = Comme élève ou étudiant
information-cert-way-apprenticeship = En apprentissage
information-cert-way-continuing = Par la formation continue
information-cert-way-professionalisation = En contrat de professionnalisation
information-cert-way-individual = En candidat libre
information-cert-way-experience = Par l'expérience (VAE)
information-cert-yes = oui
information-cert-no = non
information-cert-unstated = le registre ne le dit pas
information-cert-occupations = Les métiers qu'elle prépare
information-cert-blocks = Ses blocs de compétences
information-cert-blocks-text = Un bloc est une partie de la certification. On peut souvent en obtenir un seul, et le garder.
information-cert-nothing-said = Le registre n'en dit pas plus.
information-cert-content = Ce que dit le registre
information-cert-activities = Ce qu'on apprend à faire
information-cert-abilities = Ce qui est vérifié
information-cert-jobs = Emplois visés
information-cert-sectors = Secteurs
information-cert-prerequisites = Ce qu'il faut avant d'entrer
information-cert-regulations = Règles de la profession
information-cert-outcomes = Ce que sont devenus les diplômés
information-cert-outcomes-caption = Chiffres déclarés par le certificateur, par année
information-cert-year = Année
information-cert-certified = Diplômés
information-cert-employed = En emploi six mois après
information-cert-in-occupation = Dans le métier visé deux ans après
information-cert-next = Un conseiller peut vous dire comment y entrer et qui peut la payer
information-cert-of-occupation = Les certifications qui y mènent
information-cert-of-occupation-text = Ces certifications préparent à ce métier et l'on peut encore y entrer. Elles sont rangées par niveau. D'autres chemins existent.
