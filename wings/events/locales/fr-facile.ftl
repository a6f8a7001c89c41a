# The words of collective events and resource spaces.

events-nav = Rencontres
events-export = Vos inscriptions
told-events-closed = Les inscriptions sont fermées.
told-events-given-up = Vous n'êtes plus inscrit.
told-events-published = La rencontre est publiée.
told-events-changed = Les changements sont enregistrés.
told-events-late = Quelqu'un a changé cette page avant vous. Relisez et recommencez.
told-events-called-off = La rencontre est annulée. Les inscrits sont prévenus.
events-title = Rencontres et ateliers
events-intro = C'est gratuit. Vous n'avez pas besoin de compte.
events-spaces-link = Voir aussi les espaces ressources.
events-list-lieu = Où ? Une ville ou un code postal
events-list-depuis = À partir de quel jour ?
events-list-genre = Quel genre de rencontre ?
events-list-genre-reunion = Réunion d'information
events-list-genre-atelier = Atelier
events-list-genre-vae = Rencontre sur la VAE
events-list-genre-info-bilan = Info Bilan
events-filter = Chercher
events-all = Voir toutes les rencontres
events-talk = Parler à un conseiller
events-none = Il n'y a pas de rencontre
    .text = Revenez plus tard. Un conseiller peut aussi vous recevoir.
events-none-such = Aucune rencontre trouvée
    .text = Essayez une autre ville ou une autre date.
events-when = { $day }, de { $from } à { $to }
events-at-a-distance = À distance
events-cancelled = Annulée
events-full = { $count ->
    [0] Complet
    [one] Complet : 1 personne attend
   *[other] Complet : { $count } personnes attendent
    }
events-free = { $count ->
    [one] 1 place libre
   *[other] { $count } places libres
    }
events-demonstration = démonstration
events-demonstration-text = Cette rencontre est inventée.
events-fact-when = Quand
events-fact-place = Où
events-fact-kind = Genre
events-fact-accessibility = Accessibilité
events-fact-by = Organisé par
events-fact-contact = Contact
events-accessibility-unsaid = On ne sait pas. Demandez avant de venir.
events-join = S'inscrire
events-join-waiting = Attendre une place
events-free-of-charge = C'est gratuit. Vous pouvez vous désinscrire.
events-calendar = Ajouter à mon agenda
events-over = Cette rencontre est finie.
events-join-title = S'inscrire à une rencontre
events-join-full = Il n'y a plus de place. Vous pouvez attendre. Nous vous prévenons si une place se libère.
events-join-why = Une adresse ou un numéro suffit. Seuls les organisateurs le voient.
events-join-nom = Votre prénom ou votre nom
events-join-courriel = Votre adresse e-mail
events-join-telephone = Votre numéro de téléphone
events-join-reach-missing = Écrivez une adresse ou un numéro.
events-join-send = M'inscrire
events-join-sending = Inscription…
events-seat-title = Votre inscription
events-seat-held = Vous avez une place
events-seat-held-text = Nous vous le rappelons la veille.
events-seat-waiting = Vous attendez une place
events-seat-waiting-text = { $count ->
    [0] Vous êtes le prochain. Nous vous prévenons.
    [one] 1 personne attend avant vous. Nous vous prévenons.
   *[other] { $count } personnes attendent avant vous. Nous vous prévenons.
    }
events-seat-given-up = Vous n'êtes plus inscrit.
events-seat-cancelled = Cette rencontre est annulée.
events-seat-reference = Votre référence
events-seat-see = Voir la rencontre
events-seat-give-up-why = Vous ne venez pas ? Rendez votre place.
events-seat-give-up = Rendre ma place
events-seat-keep-link = Gardez cette page pour revenir.
events-panel = Vos rencontres
events-spaces-title = Espaces ressources
events-spaces-intro = Des lieux pour lire, écrire ou aller sur internet.
events-spaces-none = Pas de lieu trouvé
events-spaces-none-text = Essayez une autre ville.
events-spaces-hours = Horaires
events-spaces-written = Informations du { $date }
events-manage-title = Rencontres de mon site
events-manage-new = Annoncer une rencontre
events-manage-space = Notre espace ressources
events-manage-none = Aucune rencontre
events-manage-none-text = Annoncez une rencontre.
events-manage-column-title = Rencontre
events-manage-column-held = Inscrits
events-manage-column-waiting = En attente
events-manage-column-state = Places
events-manage-edit = Modifier
events-manage-cancel = Annuler cette rencontre
events-manage-cancel-text = Les inscrits sont prévenus. On ne peut pas revenir en arrière.
events-seats-caption = Qui vient, et qui attend
events-seats-none = Personne n'est inscrit.
events-seats-reference = Référence
events-seats-name = Nom
events-seats-reach = Contact
events-seats-state = Inscription
events-seats-unnamed = (sans nom)
events-seats-held = a une place
events-seats-waiting = attend une place
events-edit-new = Annoncer une rencontre
events-edit-change = Modifier la rencontre
events-edit-genre = Genre
events-edit-genre-reunion = Réunion d'information
events-edit-genre-atelier = Atelier
events-edit-genre-vae = Rencontre sur la VAE
events-edit-genre-info-bilan = Info Bilan
events-edit-titre = Titre
events-edit-texte = Ce qu'on y fait
events-edit-date = Jour
events-edit-debut = Début
events-edit-fin = Fin
events-edit-lieu = Adresse ou salle
events-edit-code-postal = Code postal
events-edit-ville = Ville
events-edit-places = Nombre de places
events-edit-accessibilite = Accessibilité
events-edit-contact = Contact
events-edit-send = Publier
events-edit-ends-before = La fin vient après le début.
events-edit-past = Choisissez un jour à venir.
events-edit-postcode-wrong = Un code postal a 5 chiffres.
events-space-title = Notre espace ressources
events-space-nom = Nom de l'espace
events-space-texte = Ce qu'on y trouve
events-space-lieu = Adresse
events-space-code-postal = Code postal
events-space-ville = Ville
events-space-horaires = Horaires, une ligne par jour
events-space-accessibilite = Accessibilité
events-space-contact = Contact
events-space-send = Enregistrer
