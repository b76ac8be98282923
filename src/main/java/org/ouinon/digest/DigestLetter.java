package org.ouinon.digest;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.ZoneId;
import org.ouinon.mail.Letter;
import org.ouinon.mail.Subscription;
import org.ouinon.web.Page;

/** A digest as one director gets it by mail: in their language, with moments in their time zone. */
final class DigestLetter {

    private DigestLetter() {}

    @CheckedTemplate(basePath = "digest")
    static class Templates {
        static native TemplateInstance mail(Subscription to, DigestPage page);

        static native TemplateInstance mail_txt(Subscription to, DigestPage page);
    }

    /** @param organisation the zone of weeks and months */
    static Letter of(Digest digest, Subscription to, ZoneId organisation) {
        DigestPage page = new DigestPage(digest, to.language, organisation, to.zone());
        return new Letter(
                page.subject(),
                Page.in(to.language, Templates.mail(to, page)).render(),
                Page.in(to.language, Templates.mail_txt(to, page)).render());
    }
}
