### Words of the base layout, of the components and of the error pages: easy to read.

## Layout
page-skip = Aller au texte
page-brand = un conseiller pour votre travail
page-menu = Menu
page-nav-occupations = Métiers
page-nav-appointments = Rendez-vous
page-nav-space = Mon espace
page-sign-out = Sortir de mon espace
page-who-person = Vous êtes dans votre espace
page-reading = Lire autrement :
page-reading-label = Lire autrement
page-reading-settings = Lettres plus grandes
page-language = Choisir la langue
page-aloud = Écouter la page
page-aloud-stop = Arrêter
page-call-back = Je veux qu'on m'appelle
page-demo = Ceci est un essai. Les personnes ne sont pas vraies. Aucun message ne part.
page-demo-label = Essai
page-demo-messages = Voir les messages
page-foot-accessibility = Un site pour tous
page-foot-privacy = Vos secrets sont gardés
page-foot-sources = D'où viennent les textes
page-foot-map = Toutes les pages
page-foot-help = Aide

## Forms
page-title-error = Erreur :{" "}
page-errors-title = Il y a un problème
page-error-item = { $label } : { $message }
page-optional = (vous pouvez ne pas répondre)
page-audience = Qui va lire :
page-hint-email = Exemple : prenom.nom@exemple.fr
page-hint-phone = Exemple : 06 12 34 56 78
page-hint-date = Exemple : 12/06/2026
page-hint-time = Exemple : 14 h 30
page-select-none = Choisissez
page-search = Chercher
page-suggest-none = Nous n'avons pas d'idée.
page-suggest-some = Voici % idées. Choisissez avec les flèches.
page-counter-left = Vous pouvez encore écrire % lettres.
page-counter-over = Il y a % lettres de trop.
page-saved-at = Votre texte est gardé. Heure : %
page-saved-stale = Une autre personne a changé ce texte. Cliquez sur le bouton pour voir les deux textes.
page-saved-offline = Internet est coupé. Votre texte reste ici. Nous essayons encore.
page-saved-refused = Votre texte n'est pas encore gardé. Cliquez sur le bouton pour savoir pourquoi.

page-error-missing = Répondez à la question.
page-error-choice = Choisissez une réponse dans la liste.
page-error-too-long = Votre texte est trop long. Il a { $length } lettres. Le maximum est { $max }. Enlevez { $over } lettres.
page-error-email = L'adresse e-mail n'est pas bonne. Exemple : prenom.nom@exemple.fr
page-error-email-at = Écrivez un seul signe @ dans l'adresse e-mail.
page-error-email-signs = Écrivez l'adresse e-mail sans accent et sans espace.
page-error-email-end = Il manque la fin de l'adresse. Exemple : .fr
page-error-phone = Ce numéro a { $count } chiffres. Il faut 10 chiffres. Si le numéro n'est pas français, écrivez + au début.
page-error-phone-signs = Écrivez le numéro avec des chiffres. Exemple : 06 12 34 56 78
page-error-date = Écrivez une date. Exemple : 12/06/2026
page-error-date-year = Écrivez l'année avec 4 chiffres. Exemple : 2026
page-error-date-none = Ce jour n'existe pas. Regardez le jour et le mois.
page-error-date-far = L'année n'est pas bonne. Écrivez une année entre 1900 et 2100.
page-error-birth = La date de naissance n'est pas bonne. Regardez l'année.
page-error-time = Écrivez une heure. Exemple : 14 h 30
page-error-number = Écrivez un nombre avec des chiffres. Exemple : 35
page-error-whole = Écrivez un nombre sans virgule.
page-error-sum = Écrivez une somme d'argent. Exemple : 1 234,50
page-error-range = Écrivez un nombre entre { $min } et { $max }.

## Components
page-next-title = Et maintenant
page-step-done = fini
page-step-now = maintenant
page-step-later = plus tard
page-not-said = Vous n'avez pas encore répondu
page-change = Changer
page-crumbs = Vous êtes ici
page-pages-previous = Page d'avant
page-pages-next = Page d'après
page-pages-page = Page
page-progress = Question { $now } sur { $total }
page-stale-title = Une autre personne a changé ce texte
page-stale-text = Votre texte n'est pas perdu. Voici les deux textes. Corrigez le vôtre plus bas. Puis cliquez pour le garder.
page-stale-theirs = Le texte de l'autre personne
page-stale-yours = Votre texte
page-stale-unsaved = Il n'est pas encore gardé
page-stale-empty = Il n'y a rien d'écrit.

## Faults
page-fault-not-found = Cette page n'est pas là
    .text = L'adresse n'est peut-être pas bonne. Ou vous n'avez pas le droit de voir cette page.
page-fault-expired = Vous avez attendu trop longtemps
    .text = Votre réponse n'est pas partie. Ouvrez la page encore une fois. Puis recommencez.
page-fault-stale = Une autre personne a changé la page
    .text = Votre changement n'est pas fait. Ouvrez la page encore une fois.
page-fault-unreadable = Nous n'avons pas pu lire votre réponse
    .text = Rien n'est gardé. Allez à la page d'avant. Puis recommencez.
page-fault-too-large = C'est trop gros
    .text = Le maximum est { $limit }. Choisissez un fichier plus petit.
page-fault-too-many = Vous avez essayé trop de fois
    .text = { $minutes ->
        [one] Attendez une minute. Puis essayez encore.
       *[other] Attendez { $minutes } minutes. Puis essayez encore.
    }
page-fault-broken = Il y a une panne chez nous
    .text = Ce n'est pas votre faute. Vos textes sont toujours gardés. Essayez plus tard.
page-fault-unavailable = Le site est arrêté
    .text = { $minutes ->
        [one] Revenez dans une minute. Vos textes sont toujours gardés.
       *[other] Revenez dans { $minutes } minutes. Vos textes sont toujours gardés.
    }
page-fault-reference = Donnez-nous ce numéro
page-fault-retry = Essayer encore
page-fault-home = Aller à la première page
page-fault-help = Vous avez besoin d'aide ? Nous pouvons vous appeler :

## Reading settings
page-settings-title = Choisir comment lire
page-settings-text = Ce choix reste sur cet appareil. Vous pouvez changer quand vous voulez.
page-settings-keep = Garder mon choix
page-settings-size = La taille des lettres
page-settings-size-normal = Normale
page-settings-size-grand = Grande
page-settings-size-tres-grand = Très grande
page-settings-spacing = L'espace entre les mots
page-settings-spacing-normal = Normal
page-settings-spacing-large = Plus grand
page-settings-contrast = Les couleurs
page-settings-contrast-normal = Normales
page-settings-contrast-fort = Très fortes
page-settings-theme = La lumière
page-settings-theme-auto = Comme mon appareil
page-settings-theme-clair = Page claire
page-settings-theme-sombre = Page sombre

## Gallery
page-gallery-title = Les morceaux de page
page-gallery-text = Voici chaque morceau de page.

page-dictate = Parler au lieu d'écrire
page-dictate-stop = Arrêter
page-dictate-note = Votre voix reste dans cet appareil.
