package org.ouinon.hook;

import java.util.Map;
import java.util.UUID;

/** Knows what is to be added to a message when it is sent: texts and references, which may have been erased by then. */
public interface Detail {

    /** The topics that this knows something of. */
    boolean knows(Topic topic);

    /** What to add to the data of news about a ballot, in a transaction; nothing where it was erased. */
    Map<String, Object> of(UUID ballot);
}
