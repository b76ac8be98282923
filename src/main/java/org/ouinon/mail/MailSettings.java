package org.ouinon.mail;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What of mail is ours; the way to the mail server is Quarkus's own {@code quarkus.mailer}. */
@ConfigMapping(prefix = "ouinon.mail")
interface MailSettings {

    /** The address that mails come from; without one nothing is sent. */
    Optional<String> from();
}
