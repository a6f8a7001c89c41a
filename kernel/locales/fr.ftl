# The kernel's words beside those of its pages: menus, roles, messages, purposes.
nav-sign-in = Se connecter
nav-space = Mon espace
nav-administration = Administration

role-counsellor = en conseil
role-desk = à l’accueil
role-operatorManager = responsable d’opérateur
role-networkHead = tête de réseau
role-region = Région
role-funder = financeur
role-expert = prestataire
role-evaluator = évaluation
role-administrator = administration de la plateforme
role-professional = professionnel
role-no-site = aucun site choisi

purpose-follow-up = Suivi du parcours
purpose-request = Lecture de la demande
purpose-synthesis = Synthèse
purpose-own = Votre propre lecture
purpose-export = Téléchargement de vos données

stage-diagnosis = Diagnostic partagé
stage-project = Projet
stage-plan = Plan d’actions
stage-synthesis = Synthèse

mode-in-person = En face à face
mode-telephone = Par téléphone
mode-video = En vidéo
mode-mail = Par écrit

post-greeting = Bonjour,
post-signature = L’équipe du conseil en évolution professionnelle. C’est gratuit et confidentiel.
post-why = Vous recevez ce message parce que vous utilisez Jalon. Nous n’écrivons jamais rien de personnel dans un message.
post-login-code-subject = Votre code pour entrer dans votre espace
post-login-code-body = Votre code est { $code }. Il sert une fois, pendant dix minutes. Si vous n’avez rien demandé, ne faites rien : personne n’entrera.
post-login-code-sms = Jalon : votre code est { $code }. Il sert pendant dix minutes. Ne le donnez à personne.
post-request-received-subject = Votre demande est bien arrivée
post-request-received-body = Votre demande est bien arrivée. Un conseiller va la lire. Vous pouvez suivre où elle en est : { $link }
post-request-received-sms = Jalon : votre demande est bien arrivée. Pour la suivre : { $link }
post-request-taken-subject = Un conseiller s’occupe de votre demande
post-request-taken-body = Un conseiller s’occupe de votre demande. Vous pouvez voir qui et la suite ici : { $link }
post-request-taken-sms = Jalon : un conseiller s’occupe de votre demande. La suite ici : { $link }
post-appointment-proposed-subject = On vous propose un rendez-vous
post-appointment-proposed-body = Un rendez-vous vous est proposé. Pour voir la date et dire oui ou non : { $link }
post-appointment-proposed-sms = Jalon : un rendez-vous vous est proposé. Pour répondre : { $link }
post-appointment-answered-subject = Une réponse à un rendez-vous
post-appointment-answered-body = Une personne a répondu à votre proposition de rendez-vous : { $link }
post-appointment-answered-sms = Jalon : une réponse à votre proposition de rendez-vous : { $link }
post-appointment-reminder-subject = Votre rendez-vous est demain
post-appointment-reminder-body = Votre rendez-vous est demain. Pour revoir l’heure et le lieu, ou dire que vous ne pouvez pas venir : { $link }
post-appointment-reminder-sms = Jalon : votre rendez-vous est demain. L’heure et le lieu : { $link }
post-appointment-cancelled-subject = Votre rendez-vous est annulé
post-appointment-cancelled-body = Votre rendez-vous n’aura pas lieu. Pour voir la suite : { $link }
post-appointment-cancelled-sms = Jalon : votre rendez-vous est annulé. La suite : { $link }
post-step-reminder-subject = Une étape de votre plan arrive bientôt
post-step-reminder-body = Une étape de votre plan d’actions arrive bientôt. Pour la voir, ou dire que vous n’avez pas pu : { $link }
post-step-reminder-sms = Jalon : une étape de votre plan arrive bientôt : { $link }
post-synthesis-proposed-subject = Votre synthèse est prête à relire
post-synthesis-proposed-body = Votre synthèse est prête. Relisez-la, ajoutez vos mots, et dites si vous êtes d’accord : { $link }
post-synthesis-proposed-sms = Jalon : votre synthèse est prête à relire : { $link }
post-invitation-subject = Votre accès à Jalon
post-invitation-body = Un accès professionnel vous est ouvert. Choisissez votre mot de passe et votre second facteur dans les sept jours : { $link }
post-invitation-sms = Jalon : votre accès professionnel : { $link }
