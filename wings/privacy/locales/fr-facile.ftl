# Les mêmes mots, faciles à lire.
privacy-nav = Mes données
privacy-title = Mes données
privacy-lead = Voici tout ce que nous savons de vous. Vous pouvez le lire et le garder. Vous pouvez le changer ou l'effacer.
privacy-without-account = Vous n'avez pas de compte. Nous gardons ceci 30 jours, sur ce navigateur seulement.
privacy-do = Ce que vous pouvez faire
privacy-who = Qui vous êtes
privacy-contacts = Comment vous joindre
privacy-no-contact = Nous n'avons aucune adresse.
privacy-folders = Vos dossiers
privacy-folder-line = Avec { $counsellor }, depuis le { $day }
privacy-parts = Ce que vous avez fait ici
privacy-parts-note = Pour tout lire en entier, prenez le document.
privacy-messages = Messages que vous avez reçus
privacy-connections = Connexions ouvertes
privacy-count = { $count ->
    [0] rien
    [one] { $count } chose
   *[other] { $count } choses
}
privacy-agreements = Qui peut voir votre dossier avec votre accord
privacy-agreement-line = Peut voir : { $what }. Jusqu'au { $day }.
privacy-agreement-withdraw = Retirer mon accord à { $operator }
told-privacy-agreement-withdrawn = Votre accord est retiré. Ils ne voient plus rien.

privacy-class-identity = qui vous êtes
privacy-class-contact = comment vous joindre
privacy-class-project = votre vie et votre projet
privacy-class-privateNotes = les notes de travail
privacy-class-health = votre santé

privacy-openings = Qui a ouvert mon dossier
    .hint = Quand, qui, pourquoi
privacy-document = Tout lire
    .hint = Un document PDF, à lire ou à imprimer
privacy-download = Tout prendre dans un fichier
    .hint = Un fichier JSON, pour un autre service
privacy-erase = Tout effacer
    .hint = On ne peut pas revenir en arrière

privacy-panel-title = Vos données
privacy-panel-nobody = Vous êtes la seule personne à avoir ouvert votre dossier.
privacy-panel-last = Une autre personne a ouvert votre dossier le { $day }.

privacy-openings-lead = Quelqu'un ouvre votre dossier ? Nous l'écrivons ici.
privacy-openings-never = Votre employeur ne peut jamais l'ouvrir. Les techniciens du site non plus.
privacy-openings-window = Une ligne compte pour 15 minutes. L'heure est celle de Paris.
privacy-openings-caption = Qui a ouvert votre dossier
privacy-openings-when = Quand
privacy-openings-who = Qui
privacy-openings-where = Où
privacy-openings-what-for = Pourquoi
privacy-openings-agreement = Votre accord
privacy-openings-agreed = donné le { $day }
privacy-openings-no-agreement = pas besoin
privacy-openings-pages = Pages de la liste
privacy-openings-nobody = Personne n'a ouvert votre dossier
privacy-openings-nobody-text = Si quelqu'un l'ouvre, vous le verrez ici.

privacy-eye-self = Vous
privacy-eye-platform = Le site, tout seul
privacy-eye-unknown = Quelqu'un dont nous n'avons plus le nom
privacy-purpose-other = Autre raison

privacy-identity-title = Changer mon nom ou mon choix
privacy-identity-name = Comment voulez-vous qu'on vous appelle ?
    .hint = Un prénom suffit. Vous pouvez ne rien écrire.
    .audience = les personnes qui vous aident ici
privacy-identity-mode = Comment voulez-vous parler avec nous ?
    .audience = les personnes qui vous aident ici
privacy-identity-keep = Enregistrer
privacy-identity-elsewhere = Sur une autre page
told-privacy-identity-kept = C'est enregistré.

privacy-erase-gone = Ce qui est effacé
privacy-erase-gone-who = Votre nom et vos choix
privacy-erase-gone-account = Votre compte, votre e-mail, votre téléphone
privacy-erase-gone-messages = Les messages que vous avez reçus
privacy-erase-gone-backups = Personne ne peut plus lire les copies non plus.
privacy-erase-stays = Ce qui reste
privacy-erase-stays-numbers = Des nombres, sans votre nom.
privacy-erase-stays-folder = Le fait qu'un dossier a existé, sans votre nom.
privacy-erase-stays-journal = La liste des actions et des dates, sans vos mots.
privacy-erase-before = Avant d'effacer
privacy-erase-before-text = Prenez une copie si vous voulez. Après, ce ne sera plus possible.
privacy-erase-final-title = C'est pour toujours
privacy-erase-final = Nous ne pourrons rien retrouver. Votre suivi s'arrêtera.
privacy-erase-confirm = Voulez-vous vraiment tout effacer ?
    .missing = Cochez la case pour effacer. Sinon, rien n'est effacé.
privacy-erase-confirm-oui = Oui, effacer tout ce que vous savez de moi
privacy-erase-do = Effacer pour toujours
privacy-erase-busy = Nous effaçons
privacy-erase-keep = Ne rien effacer et revenir
privacy-erased-title = C'est effacé
privacy-erased-text = Nous ne savons plus rien de vous. Vous pouvez revenir quand vous voulez.
privacy-erased-home = Aller à l'accueil

privacy-no-name = Pas de nom
privacy-channel-email = E-mail
privacy-channel-phone = Téléphone
privacy-state-open = Ouvert
privacy-state-closed = Fini
privacy-state-sealed = Fermé à clé
privacy-state-erased = Effacé
privacy-sample-part = Métiers gardés

privacy-field-nom = Nom choisi
privacy-field-mode_de_contact = Façon de parler avec nous
privacy-field-langue = Langue
privacy-field-depuis = Depuis
privacy-field-genre = Genre
privacy-field-adresse = Adresse
privacy-field-confirmee_le = Vérifiée le
privacy-field-operateur = Organisme
privacy-field-lieu = Lieu
privacy-field-conseiller = Conseillère ou conseiller
privacy-field-etape = Étape
privacy-field-etat = État
privacy-field-ouvert_le = Ouvert le
privacy-field-clos_le = Fini le
privacy-field-ouvre = Ce qu'ils peuvent voir
privacy-field-raison = Raison
privacy-field-donne_le = Donné le
privacy-field-jusqu_au = Jusqu'au
privacy-field-retire_le = Retiré le
privacy-field-message = Message
privacy-field-canal = Envoyé par
privacy-field-ecrit_le = Écrit le
privacy-field-envoye_le = Envoyé le
privacy-field-avec_compte = Avec le compte
privacy-field-vue_le = Vue la dernière fois le
privacy-field-identifiant = Numéro
privacy-field-code = Code
privacy-field-titre = Titre
privacy-field-note = Note
privacy-field-garde_le = Gardé le
privacy-field-reference = Numéro
