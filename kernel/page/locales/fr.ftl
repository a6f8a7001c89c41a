### Words of the base layout, of the components and of the error pages.

## Layout
page-skip = Aller au contenu
page-brand = conseil en évolution professionnelle
page-menu = Menu principal
page-nav-occupations = Métiers
page-nav-appointments = Rendez-vous
page-nav-space = Mon espace
page-sign-out = Me déconnecter
page-who-person = Vous êtes dans votre espace
page-reading = Lire autrement :
page-reading-label = Lire autrement
page-reading-settings = Taille et contraste
page-language = Langue et facilité de lecture
page-aloud = Écouter
page-aloud-stop = Arrêter la lecture
page-call-back = Être rappelé
page-demo = Démonstration : les personnes sont inventées et aucun message ne part.
page-demo-label = Démonstration
page-demo-messages = Voir les messages simulés
page-foot-accessibility = Accessibilité
page-foot-privacy = Confidentialité
page-foot-sources = Sources
page-foot-map = Plan du site
page-foot-help = Aide

## Forms
page-title-error = Erreur :{" "}
page-errors-title = Il y a un problème
page-error-item = { $label } : { $message }
page-optional = (facultatif)
page-audience = Qui lira ceci :
page-hint-email = Par exemple : prenom.nom@exemple.fr
page-hint-phone = Par exemple : 06 12 34 56 78
page-hint-date = Par exemple : 12/06/2026 ou 12 juin 2026
page-hint-time = Par exemple : 14 h 30
page-select-none = Choisissez
page-search = Chercher
page-suggest-none = Aucune suggestion
page-suggest-some = Suggestions : %. Choisissez avec les flèches.
page-counter-left = Il vous reste % caractères.
page-counter-over = Il y a % caractères de trop.
page-saved-at = Enregistré à %
page-saved-stale = Quelqu'un d'autre a modifié ce texte. Cliquez sur le bouton pour voir les deux textes.
page-saved-offline = Pas encore enregistré : la connexion est coupée. Votre texte reste ici et nous réessayons.
page-saved-refused = Pas encore enregistré. Cliquez sur le bouton pour savoir pourquoi.

page-error-missing = Répondez à cette question.
page-error-choice = Choisissez une des réponses proposées.
page-error-too-long = Votre texte fait { $length } caractères. Il peut en faire { $max } au plus : retirez-en { $over }.
page-error-email = Cette adresse e-mail n'est pas complète. Elle s'écrit comme prenom.nom@exemple.fr.
page-error-email-at = Une adresse e-mail a un seul signe @, avec quelque chose avant et après.
page-error-email-signs = Une adresse e-mail s'écrit sans accent et sans espace.
page-error-email-end = Il manque la fin de l'adresse, par exemple .fr ou .com.
page-error-phone = Ce numéro a { $count } chiffres. Un numéro français en a 10. Un numéro étranger commence par +.
page-error-phone-signs = Écrivez le numéro avec des chiffres, par exemple 06 12 34 56 78.
page-error-date = Écrivez une date, par exemple 12/06/2026 ou 12 juin 2026.
page-error-date-year = Écrivez l'année avec quatre chiffres, par exemple 2026.
page-error-date-none = Ce jour n'existe pas dans le calendrier. Vérifiez le jour et le mois.
page-error-date-far = L'année doit être entre 1900 et 2100.
page-error-birth = Vérifiez votre date de naissance : elle doit être passée, et dater de moins de 120 ans.
page-error-time = Écrivez une heure, par exemple 14 h 30 ou 14:30.
page-error-number = Écrivez un nombre avec des chiffres, par exemple 35.
page-error-whole = Écrivez un nombre entier, sans virgule.
page-error-sum = Écrivez une somme en euros, par exemple 1 234,50.
page-error-range = Écrivez un nombre entre { $min } et { $max }.

## Components
page-next-title = Prochaine étape
page-step-done = fait
page-step-now = en cours
page-step-later = à venir
page-not-said = Pas encore dit
page-change = Modifier
page-crumbs = Vous êtes ici
page-pages-previous = Page précédente
page-pages-next = Page suivante
page-pages-page = Page
page-progress = Question { $now } sur { $total }
page-stale-title = Ce texte a changé pendant que vous écriviez
page-stale-text = Rien n'est perdu. Voici les deux textes. Reprenez le vôtre ci-dessous, puis enregistrez.
page-stale-theirs = Le texte enregistré
page-stale-yours = Votre texte
page-stale-unsaved = Pas encore enregistré
page-stale-empty = Ce texte est vide.

## Faults
page-fault-not-found = Cette page n'est pas là
    .text = L'adresse est peut-être mal écrite, ou la page n'est pas ouverte à votre compte.
page-fault-expired = Cette page est restée ouverte trop longtemps
    .text = Par sécurité, votre envoi n'a pas été pris en compte. Rouvrez la page et recommencez.
page-fault-stale = Quelqu'un d'autre vient de modifier cela
    .text = Votre changement n'a pas été fait. Rouvrez la page pour voir où en sont les choses.
page-fault-unreadable = Nous n'avons pas pu lire votre envoi
    .text = Rien n'a été enregistré. Revenez à la page d'avant et recommencez.
page-fault-too-large = C'est trop gros pour nous
    .text = Vous pouvez envoyer { $limit } au plus. Choisissez un fichier plus petit, ou coupez votre texte.
page-fault-too-many = Trop d'essais en peu de temps
    .text = { $minutes ->
        [one] Attendez une minute, puis réessayez.
       *[other] Attendez { $minutes } minutes, puis réessayez.
    }
page-fault-broken = Quelque chose n'a pas marché chez nous
    .text = Ce n'est pas de votre faute. Ce qui était enregistré l'est toujours. Réessayez dans un moment.
page-fault-unavailable = Le service est arrêté pour un moment
    .text = { $minutes ->
        [one] Réessayez dans une minute. Ce qui était enregistré l'est toujours.
       *[other] Réessayez dans { $minutes } minutes. Ce qui était enregistré l'est toujours.
    }
page-fault-reference = Numéro à nous donner
page-fault-retry = Réessayer
page-fault-home = Aller à l'accueil
page-fault-help = Vous êtes bloqué ? Nous pouvons vous appeler :

## Reading settings
page-settings-title = Choisir comment lire
page-settings-text = Ces réglages restent sur cet appareil. Vous pouvez en changer à tout moment.
page-settings-keep = Garder ces réglages
page-settings-size = Taille du texte
page-settings-size-normal = Normale
page-settings-size-grand = Grande
page-settings-size-tres-grand = Très grande
page-settings-spacing = Espace entre les lignes et les mots
page-settings-spacing-normal = Normal
page-settings-spacing-large = Plus large
page-settings-contrast = Contraste
page-settings-contrast-normal = Normal
page-settings-contrast-fort = Fort
page-settings-theme = Clair ou sombre
page-settings-theme-auto = Comme mon appareil
page-settings-theme-clair = Clair
page-settings-theme-sombre = Sombre

## Gallery
page-gallery-title = Les composants
page-gallery-text = Chaque morceau de page, dans tous ses états.

page-dictate = Dicter au lieu d'écrire
page-dictate-stop = Arrêter la dictée
page-dictate-note = Votre voix reste dans cet appareil.
