package org.ouinon.vote;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.ouinon.database.Secret;
import org.ouinon.link.Base64Url;
import org.ouinon.link.Link;
import org.ouinon.link.Revocations;
import org.ouinon.link.Seal;
import org.ouinon.link.SealedLink;
import org.ouinon.link.Ticket;
import org.ouinon.web.Days;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** Tells which ballot a click is on, and which one an address shows. */
@Startup
@ApplicationScoped
public class Ballots {

    private static final String PURPOSE = "ballot";
    private static final int ID_LENGTH = 16;

    /** The day of ballots whose ticket the help desk names: such a ticket has one, whenever it is answered. */
    private static final LocalDate EVERY_DAY = LocalDate.EPOCH;

    /** Every such ballot lies before it, and no other. */
    static final UUID AFTER_ASSERTED = firstOf(EVERY_DAY.plusDays(1));

    private final Visitors visitors;
    private final Revocations revocations;
    private final Days days;
    private final Seal identity;
    private final Seal address;

    Ballots(Visitors visitors, Revocations revocations, Days days) {
        this.visitors = visitors;
        this.revocations = revocations;
        this.days = days;
        byte[] master = Secret.shared(PURPOSE, 1, days.now());
        this.identity = Seal.of(master, "identity");
        this.address = Seal.of(master, "address");
    }

    /**
     * The ballot that an address shows.
     *
     * @return empty for a link without ticket and nothing that leads back: many people share it, and whoever has it can
     *     guess the reference of another
     * @throws Problem 404 for what leads back to no ballot of this link and reference
     */
    public Optional<Ballot> shownAt(SealedLink sealed, Tail tail) {
        if (sealed.link().hasTicket()) {
            return Optional.of(ofTicket(sealed.link()));
        }
        return tail.leadsBack() ? Optional.of(at(tail, sealed)) : Optional.empty();
    }

    /**
     * The ballot that a visitor answers on: that of the ticket, as the link or the help desk says; or the one that the
     * address shows, or else the visitor's own of a local day.
     */
    Ballot of(SealedLink sealed, Tail tail, long visitor, LocalDate day) {
        Optional<Ballot> shown = shownAt(sealed, tail);
        Ticket reference = revocations.concernReferences() ? null : tail.reference();
        if (reference != null && !sealed.link().hasTicket()) {
            return ofReference(sealed.link(), reference);
        }
        return shown.filter(ballot -> !ballot.isBeside()).orElseGet(() -> ofVisitor(sealed.link(), visitor, day));
    }

    /** The same for whoever sends a request now. */
    public Uni<Ballot> of(SealedLink sealed, Tail tail, HttpServerRequest request) {
        LocalDate today = days.today();
        return visitor(sealed, request, today).map(visitor -> of(sealed, tail, visitor, today));
    }

    /** Where a visitor comments on a ticket that the help desk names, without writing over what others said of it. */
    public Uni<Ballot> beside(SealedLink sealed, Ballot named, HttpServerRequest request) {
        LocalDate today = days.today();
        return visitor(sealed, request, today).map(visitor -> {
            String what = "beside\n" + visitor + "\n" + named.id();
            return new Ballot(id(today, what), sealed.link(), named.ticket(), named.id());
        });
    }

    private Uni<Long> visitor(SealedLink sealed, HttpServerRequest request, LocalDate day) {
        String userAgent = Browser.of(request).userAgent();
        return visitors.behind(
                Visitors.address(request), userAgent, sealed.link().test(), day);
    }

    /** The ballot of a link with a ticket. */
    public Ballot ofTicket(Link link) {
        String what = "ticket\n" + link.reference() + "\n" + link.author().agent() + "\n" + link.test();
        return new Ballot(id(link.mintedOn(), what), link, link.ticket(), null);
    }

    /** One ticket that the help desk names has one ballot, whoever answers on whichever link of its author. */
    private Ballot ofReference(Link link, Ticket ticket) {
        String what = "reference\n" + ticket.reference() + "\n" + link.author() + link.test();
        UUID id = id(EVERY_DAY, what);
        return new Ballot(id, link, ticket, id);
    }

    /** One visitor of a standing link has one ballot each local day. */
    private Ballot ofVisitor(Link link, long visitor, LocalDate day) {
        String what = "visitor\n" + visitor + "\n" + link.author() + link.mintedAt() + link.language() + link.test();
        return new Ballot(id(day, what), link, null, null);
    }

    /**
     * What leads back to a ballot of a link without ticket, as the query of an address: its id, sealed together with the
     * token and the reference.
     */
    public String queryOf(SealedLink sealed, Ballot ballot) {
        if (sealed.link().hasTicket()) {
            return "";
        }
        byte[] id = VoteRow.bytes(ballot.id());
        String b = Base64Url.encode(ByteBuffer.allocate(ID_LENGTH + Seal.LENGTH)
                .put(id)
                .put(address.over(join(id, sealed, ballot.ticket())))
                .array());
        return ballot.ticket() == null ? "?b=" + b : queryOf(ballot.ticket()) + "&b=" + b;
    }

    /** What names a ticket to a link without one, and shows nothing of it. */
    static String queryOf(Ticket ticket) {
        return "?ref=" + URLEncoder.encode(ticket.reference(), StandardCharsets.UTF_8);
    }

    private Ballot at(Tail tail, SealedLink sealed) {
        byte[] bytes = Base64Url.decode(Base64Url.trimmed(tail.b));
        if (bytes == null || bytes.length != ID_LENGTH + Seal.LENGTH) {
            throw new Problem(Trouble.UNKNOWN_LINK);
        }
        byte[] id = Arrays.copyOf(bytes, ID_LENGTH);
        if (!address.fits(join(id, sealed, tail.reference()), Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length))) {
            throw new Problem(Trouble.UNKNOWN_LINK);
        }
        return at(VoteRow.id(id), tail.reference(), sealed.link());
    }

    private Ballot at(UUID id, Ticket reference, Link link) {
        UUID named = reference == null ? null : ofReference(link, reference).id();
        return new Ballot(id, link, reference, named);
    }

    /** The reference comes last and the others have no line end, so that no two are taken for one another. */
    private static byte[] join(byte[] id, SealedLink link, Ticket reference) {
        String rest = reference == null ? link.token() : link.token() + "\n" + reference;
        byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(id.length + bytes.length).put(id).put(bytes).array();
    }

    /** What no ballot of an instant's UTC day, or of a later one, lies before. */
    static UUID firstOf(Instant instant) {
        return firstOf(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    private static UUID firstOf(LocalDate day) {
        return new UUID(day.toEpochDay() << 32, 0);
    }

    private UUID id(LocalDate day, String what) {
        ByteBuffer digest = ByteBuffer.wrap(identity.digest((day + "\n" + what).getBytes(StandardCharsets.UTF_8)));
        long first = day.toEpochDay() << 32 | digest.getInt() & 0xFFFFFFFFL;
        return new UUID(first, digest.getLong());
    }
}
