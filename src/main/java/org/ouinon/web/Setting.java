package org.ouinon.web;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.function.Supplier;

/** Reads what an operator wrote. */
public final class Setting {

    private Setting() {}

    /**
     * What a setting comes to.
     *
     * @param reading throws {@link IllegalArgumentException} with a sentence that says what to set
     * @throws ConfigurationException with that sentence, which stops the start and is shown without a stack trace
     */
    public static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}
