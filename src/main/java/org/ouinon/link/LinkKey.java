package org.ouinon.link;

import io.quarkus.qute.TemplateData;
import java.time.Instant;

/**
 * A key of the ring, as operators know it.
 *
 * @param madeAt null where an operator set it
 * @param seals whether new links are sealed with it
 * @param revoked whether its links do not vote
 */
@TemplateData
public record LinkKey(int number, Instant madeAt, boolean seals, boolean revoked) {}
