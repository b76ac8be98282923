package org.ouinon.inbox;

import jakarta.persistence.Query;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ouinon.comment.Comment;
import org.ouinon.web.Days;

/**
 * Finds a page of comments. First their ballots alone, along an index and no further than the page reaches, and then what
 * stands in them: a hundred thousand comments take no longer than fifty.
 */
final class Search {

    /** The ballot with the answer, which may be another one. */
    private static final String ANSWERED = "v.ballot = COALESCE(c.beside, c.ballot)";

    private final List<String> conditions = new ArrayList<>(List.of("c.test = FALSE"));
    private final Map<String, Object> parameters = new HashMap<>();
    private final Filter filter;
    private final String reader;
    private final Days days;

    /** @param reader the name of the account that looks */
    Search(Filter filter, String reader, Days days) {
        this.filter = filter;
        this.reader = reader;
        this.days = days;
    }

    /** At most so many comments behind a cursor, or the first ones for null. */
    List<Entry> page(Cursor after, int most) {
        List<UUID> ballots = ballots(after, most);
        if (ballots.isEmpty()) {
            return List.of();
        }
        Map<UUID, Entry> found =
                Entry.of(ballots, reader).stream().collect(Collectors.toMap(Entry::ballot, Function.identity()));
        return ballots.stream().filter(found::containsKey).map(found::get).toList();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> ballots(Cursor after, int most) {
        String joins = joins();
        byFields();
        byDays();
        byText();
        behind(after);
        String order = filter.oldestFirst() ? "c.written_at, c.ballot" : "c.written_at DESC, c.ballot DESC";
        Query query = Comment.getEntityManager()
                .createNativeQuery("SELECT c.ballot FROM comment c" + hint() + joins + " WHERE "
                        + String.join(" AND ", conditions) + " ORDER BY " + order + " LIMIT " + most);
        parameters.forEach(query::setParameter);
        return ((List<byte[]>) query.getResultList())
                .stream().map(Search::ballot).toList();
    }

    /** Reading every text takes half the time in the order in which they lie on disk. */
    private String hint() {
        boolean everyText = filter.sought() != null && filter.sought().indexed().isEmpty();
        return everyText ? " IGNORE INDEX FOR ORDER BY (comment_written_at)" : "";
    }

    private String joins() {
        return switch (filter.show()) {
            case ALL -> "";
            case OVERDUE -> {
                where(
                        "c.read_at IS NULL AND c.erased_at IS NULL AND c.written_at <= :due",
                        "due",
                        Comment.overdueBefore(days.now()));
                yield "";
            }
            case UNREAD, READ -> {
                boolean unread = filter.show() == Show.UNREAD;
                where(unread ? "r.account IS NULL AND c.erased_at IS NULL" : "r.account IS NOT NULL", "reader", reader);
                yield " LEFT JOIN reading r ON r.account = :reader AND r.ballot = c.ballot AND r.written_at = c.written_at";
            }
        };
    }

    private void byFields() {
        if (filter.team() != null) {
            where("c.team = :team", "team", filter.team().number);
        }
        if (filter.language() != null) {
            where("c.language = :language", "language", filter.language().tag());
        }
        if (filter.answer() == Said.NONE) {
            conditions.add("NOT EXISTS (SELECT 1 FROM vote v WHERE " + ANSWERED + ")");
        } else if (filter.answer() != null) {
            where(
                    "EXISTS (SELECT 1 FROM vote v WHERE " + ANSWERED + " AND v.answer = :answer)",
                    "answer",
                    filter.answer().name());
        }
    }

    private void byDays() {
        if (filter.from() != null) {
            where("c.written_at >= :from", "from", days.startOf(filter.from()));
        }
        if (filter.to() != null) {
            where("c.written_at < :to", "to", days.startOf(filter.to().plusDays(1)));
        }
    }

    private void byText() {
        if (filter.sought() == null) {
            return;
        }
        if (!filter.sought().indexed().isEmpty()) {
            where(
                    "MATCH (c.text) AGAINST (:words IN BOOLEAN MODE)",
                    "words",
                    filter.sought().indexed());
        }
        for (String part : filter.sought().parts()) {
            String name = "part" + parameters.size();
            where("c.text LIKE :" + name + " ESCAPE '!'", name, Sought.pattern(part));
        }
    }

    /** Said in this way because the database finds no range of an index in a comparison of pairs. */
    private void behind(Cursor after) {
        if (after == null) {
            return;
        }
        String than = filter.oldestFirst() ? ">" : "<";
        where("c.written_at " + than + "= :after", "after", after.writtenAt());
        where("(c.written_at " + than + " :after OR c.ballot " + than + " :last)", "last", bytes(after.ballot()));
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    private static byte[] bytes(UUID ballot) {
        return ByteBuffer.allocate(16)
                .putLong(ballot.getMostSignificantBits())
                .putLong(ballot.getLeastSignificantBits())
                .array();
    }

    private static UUID ballot(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
