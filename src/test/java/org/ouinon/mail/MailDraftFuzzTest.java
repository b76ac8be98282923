package org.ouinon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.provider.CsvSource;

class MailDraftFuzzTest {

    @CsvSource(
            emptyValue = "",
            value = {
                "dora@example.net, fr, Europe/Paris, 1, on",
                "'a@b.example\r\nBcc: x@y.example', EN, UTC+25, 2, on",
                "@, xx, '', '', ",
                "dora@localhost, , GMT+01:00, -1, on",
                ".dora@example.net, en, Europe/Paris, 1, on",
                "'\"d o\"@example.net', , Etc/../passwd, 1.0, on"
            })
    @FuzzTest
    void what_a_form_asks_for_is_one_mailbox_and_a_known_zone_or_has_a_sentence(
            String address, String language, String zone, String team, String weekly) throws AddressException {
        MailDraft draft = new MailDraft();
        draft.address = address;
        draft.language = language;
        draft.zone = zone;
        draft.teams = team == null ? null : List.of(team);
        draft.weekly = weekly;
        if (draft.problems().isEmpty()) {
            Wishes wishes = draft.wishes(Set.of(1, 2));
            assertTrue(Set.of(1, 2).containsAll(wishes.teams()));
            assertTrue(wishes.zone().getId().length() <= 64);
            if (draft.isWeekly()) {
                assertEquals(draft.address(), InternetAddress.parse(draft.address(), true)[0].toString());
            }
        }
    }
}
