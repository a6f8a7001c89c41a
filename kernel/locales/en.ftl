# The kernel's words beside those of its pages: menus, roles, messages, purposes.
nav-sign-in = Sign in
nav-space = My space
nav-administration = Administration

role-counsellor = counsellor
role-desk = front desk
role-operatorManager = operator manager
role-networkHead = network head
role-region = Region
role-funder = funder
role-expert = provider
role-evaluator = evaluation
role-administrator = platform administration
role-professional = professional
role-no-site = no site chosen

purpose-follow-up = Following your path
purpose-request = Reading your request
purpose-synthesis = Written summary
purpose-own = You, yourself
purpose-export = Download of your data

stage-diagnosis = Shared diagnosis
stage-project = Project
stage-plan = Action plan
stage-synthesis = Written summary

mode-in-person = Face to face
mode-telephone = By telephone
mode-video = By video
mode-mail = In writing

post-greeting = Hello,
post-signature = The career guidance team. It is free and confidential.
post-why = You get this message because you use Jalon. We never write anything personal in a message.
post-login-code-subject = Your code to enter your space
post-login-code-body = Your code is { $code }. It works once, for ten minutes. If you did not ask for it, do nothing: nobody will get in.
post-login-code-sms = Jalon: your code is { $code }. It works for ten minutes. Give it to nobody.
post-request-received-subject = We have your request
post-request-received-body = We have your request. A counsellor will read it. You can follow it here: { $link }
post-request-received-sms = Jalon: we have your request. Follow it here: { $link }
post-request-taken-subject = A counsellor is looking after your request
post-request-taken-body = A counsellor is looking after your request. See who and what comes next: { $link }
post-request-taken-sms = Jalon: a counsellor is looking after your request: { $link }
post-appointment-proposed-subject = An appointment is proposed to you
post-appointment-proposed-body = An appointment is proposed to you. To see the date and say yes or no: { $link }
post-appointment-proposed-sms = Jalon: an appointment is proposed to you. Answer here: { $link }
post-appointment-answered-subject = An answer about an appointment
post-appointment-answered-body = Someone answered your appointment proposal: { $link }
post-appointment-answered-sms = Jalon: an answer to your appointment proposal: { $link }
post-appointment-reminder-subject = Your appointment is tomorrow
post-appointment-reminder-body = Your appointment is tomorrow. To see the time and place, or say that you cannot come: { $link }
post-appointment-reminder-sms = Jalon: your appointment is tomorrow. Time and place: { $link }
post-appointment-cancelled-subject = Your appointment is cancelled
post-appointment-cancelled-body = Your appointment will not take place. To see what comes next: { $link }
post-appointment-cancelled-sms = Jalon: your appointment is cancelled. What comes next: { $link }
post-step-reminder-subject = A step of your plan is coming up
post-step-reminder-body = A step of your action plan is coming up. To see it, or say that you could not: { $link }
post-step-reminder-sms = Jalon: a step of your plan is coming up: { $link }
post-synthesis-proposed-subject = Your summary is ready to read
post-synthesis-proposed-body = Your written summary is ready. Read it, add your words, and say whether you agree: { $link }
post-synthesis-proposed-sms = Jalon: your summary is ready to read: { $link }
post-invitation-subject = Your access to Jalon
post-invitation-body = A professional access is open for you. Choose your password and second factor within seven days: { $link }
post-invitation-sms = Jalon: your professional access: { $link }
