# The words of collective events and resource spaces.

events-nav = Rencontres
events-export = Inscriptions à des rencontres
told-events-closed = On ne peut plus s'inscrire à cette rencontre.
told-events-given-up = Votre place est rendue. Merci : quelqu'un d'autre pourra venir.
told-events-published = La rencontre est publiée.
told-events-changed = Les changements sont enregistrés.
told-events-late = Quelqu'un d'autre a modifié cette page entre-temps : rien n'a été changé. Relisez, puis recommencez.
told-events-called-off = La rencontre est annulée. Les personnes inscrites sont prévenues.
events-title = Rencontres et ateliers
events-intro = Réunions d'information, ateliers, rencontres sur la VAE : c'est gratuit, et sans compte.
events-spaces-link = Voir aussi les espaces ressources, ouverts sans inscription.
events-list-lieu = Où ? Une ville, un code postal ou un département
events-list-depuis = À partir de quel jour ?
events-list-genre = Quel genre de rencontre ?
events-list-genre-reunion = Réunion d'information
events-list-genre-atelier = Atelier
events-list-genre-vae = Rencontre sur la VAE (validation des acquis)
events-list-genre-info-bilan = Info Bilan (bilan de compétences)
events-filter = Chercher
events-all = Voir toutes les rencontres
events-talk = Parler à un conseiller
events-none = Aucune rencontre n'est annoncée
    .text = De nouvelles dates sont publiées régulièrement. Un conseiller peut aussi vous recevoir seul.
events-none-such = Aucune rencontre ne répond à cette recherche
    .text = Essayez un département (par exemple 35), une autre date, ou tous les genres.
events-when = { $day }, de { $from } à { $to }
events-at-a-distance = À distance : le lien est donné après l'inscription
events-cancelled = Annulée
events-full = { $count ->
    [0] Complet, vous pouvez attendre une place
    [one] Complet, 1 personne attend une place
   *[other] Complet, { $count } personnes attendent une place
    }
events-free = { $count ->
    [one] 1 place libre
   *[other] { $count } places libres
    }
events-demonstration = démonstration
events-demonstration-text = Cette rencontre est inventée : elle montre comment la page fonctionne.
events-fact-when = Quand
events-fact-place = Où
events-fact-kind = Genre
events-fact-accessibility = Accessibilité
events-fact-by = Organisé par
events-fact-contact = Contact
events-accessibility-unsaid = Non renseignée : demandez à l'organisateur avant de venir.
events-join = S'inscrire
events-join-waiting = Attendre une place
events-free-of-charge = Gratuit. Vous pouvez vous désinscrire jusqu'au début.
events-calendar = Ajouter à mon agenda (fichier .ics)
events-over = Cette rencontre a commencé ou est terminée.
events-join-title = S'inscrire à une rencontre
events-join-full = Toutes les places sont prises. Laissez vos coordonnées : si une place se libère, elle est à vous dans l'ordre des demandes, et nous vous prévenons.
events-join-why = Une adresse ou un numéro suffit : il sert à vous envoyer la confirmation et le rappel. Seuls les organisateurs le voient.
events-join-nom = Votre prénom ou votre nom
events-join-courriel = Votre adresse e-mail
events-join-telephone = Votre numéro de téléphone
events-join-reach-missing = Laissez une adresse e-mail ou un numéro de téléphone.
events-join-send = M'inscrire
events-join-sending = Inscription…
events-seat-title = Votre inscription
events-seat-held = Vous avez une place
events-seat-held-text = Nous vous le rappelons la veille. À bientôt.
events-seat-waiting = Vous êtes sur la liste d'attente
events-seat-waiting-text = { $count ->
    [0] Vous êtes le prochain : dès qu'une place se libère, elle est à vous et nous vous prévenons.
    [one] 1 personne attend avant vous. Dès qu'une place se libère pour vous, nous vous prévenons.
   *[other] { $count } personnes attendent avant vous. Dès qu'une place se libère pour vous, nous vous prévenons.
    }
events-seat-given-up = Vous n'êtes plus inscrit à cette rencontre.
events-seat-cancelled = Cette rencontre est annulée par l'organisateur. D'autres dates sont peut-être dans le calendrier.
events-seat-reference = Votre référence
events-seat-see = Voir la page de la rencontre
events-seat-give-up-why = Vous ne pouvez pas venir ? Rendez votre place : elle va à la personne qui attend.
events-seat-give-up = Rendre ma place
events-seat-keep-link = Gardez cette page : son adresse suffit pour revenir à votre inscription.
events-panel = Vos rencontres à venir
events-spaces-title = Espaces ressources
events-spaces-intro = Des lieux pour se documenter, écrire un CV ou se connecter, aux heures indiquées.
events-spaces-none = Aucun espace ressources ici
events-spaces-none-text = Essayez un département, ou parlez à un conseiller.
events-spaces-hours = Horaires d'ouverture
events-spaces-written = Informations du { $date }
events-manage-title = Rencontres de mon site
events-manage-new = Annoncer une rencontre
events-manage-space = Notre espace ressources
events-manage-none = Aucune rencontre annoncée
events-manage-none-text = Celles que vous annoncez paraissent dans le calendrier public.
events-manage-column-title = Rencontre
events-manage-column-held = Inscrits
events-manage-column-waiting = En attente
events-manage-column-state = Places
events-manage-edit = Modifier
events-manage-cancel = Annuler cette rencontre
events-manage-cancel-text = Les personnes inscrites et celles qui attendent sont prévenues. On ne peut pas revenir en arrière.
events-seats-caption = Qui vient, et qui attend
events-seats-none = Personne ne s'est encore inscrit.
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
events-edit-texte = Ce qu'on y fait, pour qui
events-edit-date = Jour
events-edit-debut = Début
events-edit-fin = Fin
events-edit-lieu = Adresse ou salle
events-edit-code-postal = Code postal
events-edit-ville = Ville
events-edit-places = Nombre de places
events-edit-accessibilite = Accessibilité : accès, boucle magnétique, interprète, documents adaptés
events-edit-contact = À qui poser une question
events-edit-send = Publier
events-edit-ends-before = La fin vient après le début.
events-edit-past = Choisissez un jour et une heure à venir.
events-edit-postcode-wrong = Un code postal a 5 chiffres.
events-space-title = Notre espace ressources
events-space-nom = Nom de l'espace
events-space-texte = Ce qu'on y trouve
events-space-lieu = Adresse
events-space-code-postal = Code postal
events-space-ville = Ville
events-space-horaires = Horaires, une ligne par jour
events-space-accessibilite = Accessibilité
events-space-contact = À qui poser une question
events-space-send = Enregistrer
