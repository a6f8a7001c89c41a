# Les mots de l'aile « confidentialité » : ce qui est gardé, qui a regardé, tout emporter, tout effacer.
privacy-nav = Mes données
privacy-title = Mes données
privacy-lead = Voici tout ce qui est gardé sur vous ici. Vous pouvez le lire, l'emporter, le corriger et l'effacer.
privacy-without-account = Vous n'avez pas de compte. Ce qui suit est gardé pour ce navigateur seulement, pendant 30 jours.
privacy-do = Ce que vous pouvez faire
privacy-who = Qui vous êtes
privacy-contacts = Comment vous joindre
privacy-no-contact = Aucune adresse n'est gardée.
privacy-folders = Vos dossiers
privacy-folder-line = Avec { $counsellor }, depuis le { $day }
privacy-parts = Ce que vous avez fait ici
privacy-parts-note = Le document lisible et le fichier contiennent chaque élément en entier.
privacy-messages = Messages qui vous ont été envoyés
privacy-connections = Connexions ouvertes
privacy-count = { $count ->
    [0] rien
    [one] { $count } élément
   *[other] { $count } éléments
}
privacy-agreements = À qui vous avez ouvert votre dossier
privacy-agreement-line = Peut voir : { $what }. Jusqu'au { $day }.
privacy-agreement-withdraw = Retirer mon accord à { $operator }
told-privacy-agreement-withdrawn = Votre accord est retiré. Cet opérateur ne voit plus rien.

privacy-class-identity = qui vous êtes
privacy-class-contact = comment vous joindre
privacy-class-project = votre situation et votre projet
privacy-class-privateNotes = les notes de travail
privacy-class-health = votre santé

privacy-openings = Qui a ouvert mon dossier
    .hint = La date, le nom, la raison
privacy-document = Tout lire dans un document
    .hint = Un PDF, à lire ou à imprimer
privacy-download = Tout emporter dans un fichier
    .hint = Un fichier JSON, pour un autre service
privacy-erase = Tout effacer
    .hint = Sans retour possible

privacy-panel-title = Vos données
privacy-panel-nobody = Personne d'autre que vous n'a ouvert votre dossier.
privacy-panel-last = Votre dossier a été ouvert pour la dernière fois par quelqu'un d'autre le { $day }.

privacy-openings-lead = Chaque fois que quelqu'un ouvre votre dossier, une ligne s'écrit ici avant que la page ne s'affiche.
privacy-openings-never = Votre employeur ne peut jamais l'ouvrir. L'administration de la plateforme non plus.
privacy-openings-window = Une ligne vaut pour une visite de quinze minutes. Les heures sont celles de Paris.
privacy-openings-caption = Ouvertures de votre dossier, de la plus récente à la plus ancienne
privacy-openings-when = Quand
privacy-openings-who = Qui
privacy-openings-where = Pour quel organisme
privacy-openings-what-for = Pour quoi faire
privacy-openings-agreement = Votre accord
privacy-openings-agreed = donné le { $day }
privacy-openings-no-agreement = pas nécessaire
privacy-openings-pages = Pages des ouvertures
privacy-openings-nobody = Personne n'a ouvert votre dossier
privacy-openings-nobody-text = Dès que quelqu'un l'ouvrira, vous le verrez ici.

privacy-eye-self = Vous-même
privacy-eye-platform = Tâche automatique de la plateforme
privacy-eye-unknown = Quelqu'un dont le nom n'est plus connu
privacy-purpose-other = Autre raison

privacy-identity-title = Corriger mon nom ou ma préférence
privacy-identity-name = Comment voulez-vous qu'on vous appelle ?
    .hint = Un prénom suffit. Vous pouvez aussi ne rien écrire.
    .audience = les professionnels qui vous accompagnent
privacy-identity-mode = Comment voulez-vous échanger ?
    .audience = les professionnels qui vous accompagnent
privacy-identity-keep = Enregistrer
privacy-identity-elsewhere = Depuis une autre page
told-privacy-identity-kept = C'est enregistré.

privacy-erase-gone = Ce qui disparaît
privacy-erase-gone-who = Votre nom et vos préférences
privacy-erase-gone-account = Votre compte, votre adresse e-mail et votre numéro de téléphone
privacy-erase-gone-messages = Les messages qui vous ont été envoyés
privacy-erase-gone-backups = Les copies de sauvegarde deviennent illisibles elles aussi.
privacy-erase-stays = Ce qui reste
privacy-erase-stays-numbers = Des nombres sans nom : combien de personnes sont venues.
privacy-erase-stays-folder = Si un opérateur vous a suivi : qu'un dossier a existé, sans dire le vôtre.
privacy-erase-stays-journal = La liste des actions et de leurs dates, sans aucun texte.
privacy-erase-before = Avant d'effacer
privacy-erase-before-text = Gardez une copie si vous voulez : après, nous ne pourrons plus vous la donner.
privacy-erase-final-title = C'est définitif
privacy-erase-final = Personne ne pourra revenir en arrière, ni vous, ni nous. Votre suivi s'arrêtera.
privacy-erase-confirm = Êtes-vous sûr de vouloir tout effacer ?
    .missing = Pour effacer, cochez la case. Sinon, rien n'est effacé.
privacy-erase-confirm-oui = Oui, effacer tout ce qui est gardé sur moi
privacy-erase-do = Effacer définitivement
privacy-erase-busy = Effacement en cours
privacy-erase-keep = Ne rien effacer et revenir
privacy-erased-title = C'est effacé
privacy-erased-text = Plus rien de personnel n'est gardé sur vous. Vous pouvez revenir quand vous voulez, sans que rien ne soit retenu.
privacy-erased-home = Aller à l'accueil

privacy-no-name = Nom non donné
privacy-channel-email = Adresse e-mail
privacy-channel-phone = Téléphone
privacy-state-open = Ouvert
privacy-state-closed = Clos
privacy-state-sealed = Scellé
privacy-state-erased = Effacé
privacy-sample-part = Métiers gardés

privacy-field-nom = Nom choisi
privacy-field-mode_de_contact = Façon d'échanger
privacy-field-langue = Langue
privacy-field-depuis = Depuis
privacy-field-genre = Genre
privacy-field-adresse = Adresse
privacy-field-confirmee_le = Confirmée le
privacy-field-operateur = Opérateur
privacy-field-lieu = Lieu
privacy-field-conseiller = Conseillère ou conseiller
privacy-field-etape = Étape
privacy-field-etat = État
privacy-field-ouvert_le = Ouvert le
privacy-field-clos_le = Clos le
privacy-field-ouvre = Ce qui est ouvert
privacy-field-raison = Raison
privacy-field-donne_le = Donné le
privacy-field-jusqu_au = Jusqu'au
privacy-field-retire_le = Retiré le
privacy-field-message = Message
privacy-field-canal = Envoyé par
privacy-field-ecrit_le = Écrit le
privacy-field-envoye_le = Envoyé le
privacy-field-avec_compte = Avec le compte
privacy-field-vue_le = Vue pour la dernière fois le
privacy-field-identifiant = Identifiant
privacy-field-code = Code
privacy-field-titre = Titre
privacy-field-note = Note
privacy-field-garde_le = Gardé le
privacy-field-reference = Référence
