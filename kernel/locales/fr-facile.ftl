# The kernel's words beside those of its pages: menus, roles, messages, purposes.
nav-sign-in = Entrer dans mon espace
nav-space = Mon espace
nav-administration = Administration

role-counsellor = conseiller
role-desk = accueil
role-operatorManager = responsable
role-networkHead = tête de réseau
role-region = Région
role-funder = payeur
role-expert = prestataire
role-evaluator = évaluation
role-administrator = administration
role-professional = professionnel
role-no-site = pas de lieu choisi

purpose-follow-up = Pour vous suivre
purpose-request = Pour lire votre demande
purpose-synthesis = Pour la synthèse
purpose-own = C’est vous
purpose-export = Vous avez téléchargé vos données

stage-diagnosis = Faire le point
stage-project = Mon projet
stage-plan = Mes actions
stage-synthesis = Le résumé écrit

mode-in-person = En face
mode-telephone = Au téléphone
mode-video = En vidéo
mode-mail = Par écrit

post-greeting = Bonjour,
post-signature = L’équipe de Jalon. C’est gratuit. C’est secret.
post-why = Vous utilisez Jalon. C’est pour cela que nous vous écrivons.
post-login-code-subject = Votre code
post-login-code-body = Votre code est { $code }. Il marche dix minutes. Vous n’avez rien demandé ? Alors ne faites rien.
post-login-code-sms = Jalon : votre code est { $code }. Il marche dix minutes. Ne le donnez à personne.
post-request-received-subject = Nous avons votre demande
post-request-received-body = Nous avons votre demande. Un conseiller va la lire. Pour la suivre : { $link }
post-request-received-sms = Jalon : nous avons votre demande. Pour la suivre : { $link }
post-request-taken-subject = Un conseiller vous répond
post-request-taken-body = Un conseiller s’occupe de vous. Pour voir la suite : { $link }
post-request-taken-sms = Jalon : un conseiller s’occupe de vous. La suite : { $link }
post-appointment-proposed-subject = Un rendez-vous pour vous
post-appointment-proposed-body = Nous vous proposons un rendez-vous. Dites oui ou non ici : { $link }
post-appointment-proposed-sms = Jalon : nous vous proposons un rendez-vous. Répondez ici : { $link }
post-appointment-answered-subject = Une réponse à un rendez-vous
post-appointment-answered-body = Une personne a répondu pour un rendez-vous : { $link }
post-appointment-answered-sms = Jalon : une réponse pour un rendez-vous : { $link }
post-appointment-reminder-subject = Votre rendez-vous est demain
post-appointment-reminder-body = Votre rendez-vous est demain. L’heure et le lieu sont ici : { $link }
post-appointment-reminder-sms = Jalon : votre rendez-vous est demain. L’heure et le lieu : { $link }
post-appointment-cancelled-subject = Votre rendez-vous est annulé
post-appointment-cancelled-body = Votre rendez-vous n’a pas lieu. Pour voir la suite : { $link }
post-appointment-cancelled-sms = Jalon : votre rendez-vous est annulé. La suite : { $link }
post-step-reminder-subject = Une action à faire bientôt
post-step-reminder-body = Vous avez une action à faire bientôt. Pour la voir : { $link }
post-step-reminder-sms = Jalon : une action à faire bientôt : { $link }
post-synthesis-proposed-subject = Votre résumé est prêt
post-synthesis-proposed-body = Votre résumé écrit est prêt. Lisez-le. Dites si vous êtes d’accord : { $link }
post-synthesis-proposed-sms = Jalon : votre résumé est prêt : { $link }
post-invitation-subject = Votre accès à Jalon
post-invitation-body = Un accès est ouvert pour vous. Choisissez un mot de passe avant sept jours : { $link }
post-invitation-sms = Jalon : votre accès : { $link }
