package org.ouinon.vote;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.ouinon.database.Secret;
import org.ouinon.link.Base64Url;
import org.ouinon.link.Link;
import org.ouinon.link.Seal;
import org.ouinon.link.SealedLink;
import org.ouinon.web.Days;
import org.ouinon.web.Problem;
import org.ouinon.web.Trouble;

/** Tells which ballot a click is on. */
@Startup
@ApplicationScoped
public class Ballots {

    private static final String PURPOSE = "ballot";
    private static final int ID_LENGTH = 16;

    private final Visitors visitors;
    private final Days days;
    private final Seal identity;
    private final Seal address;

    Ballots(Visitors visitors, Days days) {
        this.visitors = visitors;
        this.days = days;
        byte[] master = Secret.shared(PURPOSE, 1, days.now());
        this.identity = Seal.of(master, "identity");
        this.address = Seal.of(master, "address");
    }

    /**
     * The ballot that an address shows.
     *
     * @param b leads back to a ballot of a standing link, as {@link #queryOf} writes it, or null
     * @return empty for a standing link alone, which many people share
     * @throws Problem 404 for a {@code b} that is not of this link
     */
    public Optional<Ballot> shownAt(SealedLink sealed, String b) {
        if (sealed.link().hasTicket()) {
            return Optional.of(ofTicket(sealed.link()));
        }
        return Optional.ofNullable(b).map(text -> at(text, sealed));
    }

    /** The ballot that a visitor answers on: the one the address shows, or else the visitor's own of a local day. */
    Ballot of(SealedLink sealed, String b, long visitor, LocalDate day) {
        return shownAt(sealed, b).orElseGet(() -> ofVisitor(sealed.link(), visitor, day));
    }

    /** The same for whoever sends a request now. */
    public Uni<Ballot> of(SealedLink sealed, String b, HttpServerRequest request) {
        LocalDate today = days.today();
        Browser browser = Browser.of(request);
        return visitors.behind(
                        Visitors.address(request),
                        browser.userAgent(),
                        sealed.link().test(),
                        today)
                .map(visitor -> of(sealed, b, visitor, today));
    }

    /** The ballot of a link with a ticket. */
    public Ballot ofTicket(Link link) {
        String what = "ticket\n" + link.reference() + "\n" + link.author().agent() + "\n" + link.test();
        return new Ballot(id(link.mintedOn(), what), link);
    }

    /** One visitor of a standing link has one ballot each local day. */
    private Ballot ofVisitor(Link link, long visitor, LocalDate day) {
        String what = "visitor\n" + visitor + "\n" + link.author() + link.mintedAt() + link.language() + link.test();
        return new Ballot(id(day, what), link);
    }

    /** What leads back to a ballot of a standing link, as the query of an address: its id, sealed together with the token. */
    public String queryOf(SealedLink sealed, Ballot ballot) {
        if (sealed.link().hasTicket()) {
            return "";
        }
        byte[] id = VoteRow.bytes(ballot.id());
        byte[] seal = address.over(join(id, sealed));
        return "?b="
                + Base64Url.encode(ByteBuffer.allocate(ID_LENGTH + Seal.LENGTH)
                        .put(id)
                        .put(seal)
                        .array());
    }

    private Ballot at(String text, SealedLink link) {
        byte[] bytes = Base64Url.decode(Base64Url.trimmed(text));
        if (bytes == null || bytes.length != ID_LENGTH + Seal.LENGTH) {
            throw new Problem(Trouble.UNKNOWN_LINK);
        }
        byte[] id = Arrays.copyOf(bytes, ID_LENGTH);
        if (!address.fits(join(id, link), Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length))) {
            throw new Problem(Trouble.UNKNOWN_LINK);
        }
        ByteBuffer in = ByteBuffer.wrap(id);
        return new Ballot(new UUID(in.getLong(), in.getLong()), link.link());
    }

    private static byte[] join(byte[] id, SealedLink link) {
        byte[] token = link.token().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(id.length + token.length).put(id).put(token).array();
    }

    private UUID id(LocalDate day, String what) {
        ByteBuffer digest = ByteBuffer.wrap(identity.digest((day + "\n" + what).getBytes(StandardCharsets.UTF_8)));
        long first = day.toEpochDay() << 32 | digest.getInt() & 0xFFFFFFFFL;
        return new UUID(first, digest.getLong());
    }
}
