package org.ouinon.database;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * Why the embedded database cannot be had, as a sentence that names the variable to set.
 *
 * <p>Quarkus prints a configuration problem as its bare message, but only where it is the root cause: what brought a
 * refusal about is therefore told in the sentence and kept as suppressed, never as the cause.
 */
final class Refusal extends ConfigurationException {

    private static final String ELSEWHERE = " Set OUINON_DATA_DIR to another folder.";
    private static final String OWN_DATABASE = " Use a MariaDB of your own: set QUARKUS_DATASOURCE_JDBC_URL,"
            + " QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.";

    private Refusal(String sentence) {
        super(sentence);
    }

    /** A refusal that another value of a setting would help; the sentence names it. */
    static Refusal because(String sentence) {
        return new Refusal(sentence);
    }

    /** A refusal that another data folder would help. */
    static Refusal elsewhere(String sentence) {
        return new Refusal(sentence + ELSEWHERE);
    }

    /** A refusal that only a database server from elsewhere would help. */
    static Refusal ownDatabase(String sentence) {
        return new Refusal(sentence + OWN_DATABASE);
    }

    /** What an operation on files in the data folder failed with, in words. */
    static Refusal of(Path folder, IOException failure) {
        Refusal refusal = elsewhere("The data folder " + folder + " " + inWords(folder, failure));
        refusal.addSuppressed(failure);
        return refusal;
    }

    private static String inWords(Path folder, IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "may not be used by " + System.getProperty("user.name") + ": access to " + denied.getFile()
                    + " is denied.";
        }
        String reason = reason(failure);
        if (reason.contains("not permitted")) {
            return "may not be used by " + System.getProperty("user.name") + ": it belongs to another user.";
        }
        if (failure instanceof FileAlreadyExistsException || reason.contains("Not a directory")) {
            return "cannot be made: there is a file where a folder should be (" + fileOf(folder, failure) + ").";
        }
        if (reason.contains("No space left") || reason.contains("quota")) {
            return "is on a full disk (" + reason + "): make room there.";
        }
        return "cannot be used (" + reason + ").";
    }

    private static String reason(IOException failure) {
        if (failure instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        return String.valueOf(failure.getMessage());
    }

    private static String fileOf(Path folder, IOException failure) {
        return failure instanceof FileSystemException named ? named.getFile() : folder.toString();
    }
}
