package org.ouinon.chaos;

import java.net.URI;
import java.util.List;
import org.ouinon.database.Login;

/** Where people vote and things go wrong. */
interface Scene extends AutoCloseable {

    /** Starts everything and returns once it answers. */
    void open() throws Exception;

    List<URI> replicas();

    /**
     * Whether what is changed on one replica soon holds on the others.
     *
     * @param first who votes before anybody else
     */
    default boolean agrees(Voter first) throws Exception {
        return true;
    }

    /** How the books are read. */
    Login login();

    /** In their order; one that must lose votes comes last. */
    List<Fault> faults();
}
