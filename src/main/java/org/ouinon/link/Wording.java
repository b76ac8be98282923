package org.ouinon.link;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.ouinon.web.Language;

/** What an operator says in the place of the service's own words. */
@Entity
@IdClass(Wording.Key.class)
class Wording extends PanacheEntityBase {

    /** In the place of a team's number: every team that does not say it otherwise. */
    static final int EVERY_TEAM = 0;

    @Id
    int team;

    @Id
    String language;

    @Id
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Phrase phrase;

    String text;

    record Key(int team, String language, Phrase phrase) implements Serializable {}

    static Map<Phrase, String> of(int team, Language language) {
        Map<Phrase, String> texts = new EnumMap<>(Phrase.class);
        Wording.<Wording>list("team = ?1 and language = ?2", team, language.tag())
                .forEach(wording -> texts.put(wording.phrase, wording.text));
        return texts;
    }

    static List<Wording> all() {
        return listAll();
    }

    /** Says these, and nothing else, in the place of the service's own words. */
    static void replace(int team, Language language, Map<Phrase, String> texts) {
        delete("team = ?1 and language = ?2", team, language.tag());
        texts.forEach((phrase, text) -> {
            Wording wording = new Wording();
            wording.team = team;
            wording.language = language.tag();
            wording.phrase = phrase;
            wording.text = text;
            wording.persist();
        });
    }
}
