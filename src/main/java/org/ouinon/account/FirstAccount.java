package org.ouinon.account;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.ouinon.web.ServiceSettings;

/** Opens the account {@code admin} at the first start and keeps its password where the operator finds it. */
@ApplicationScoped
public class FirstAccount {

    private final AccountSettings settings;
    private final Staff staff;
    private final Path file;

    FirstAccount(AccountSettings settings, ServiceSettings service, Staff staff) {
        this.settings = settings;
        this.staff = staff;
        this.file = Path.of(service.dataDir()).toAbsolutePath().normalize().resolve("admin-password");
    }

    /** Where the operator finds the password of {@code admin}, as the end of a sentence. */
    public String password() {
        if (settings.adminPassword().isPresent()) {
            return "password as set in OUINON_ADMIN_PASSWORD";
        }
        return Files.exists(file)
                ? "password in " + file
                : "password as it was set before (OUINON_ADMIN_PASSWORD sets it anew)";
    }

    @Startup
    void open() {
        settings.adminPassword().filter(p -> !p.isBlank()).ifPresentOrElse(this::set, this::generate);
    }

    private void set(String password) {
        deleteFile(); // It would tell a password that does not hold any more.
        try {
            openOrChange(password);
        } catch (PersistenceException e) {
            Log.debug("Another process was quicker, and perhaps it was told another password", e);
            openOrChange(password);
        }
    }

    private void openOrChange(String password) {
        QuarkusTransaction.requiringNew().run(() -> {
            Account admin = Account.findByName(Account.ADMIN);
            if (admin == null) {
                Account.open(Account.ADMIN, password, Set.copyOf(Role.ALL));
                staff.changed();
            } else if (!admin.accepts(password)) {
                admin.changePassword(password);
                staff.changed();
            }
        });
    }

    private void generate() {
        if (QuarkusTransaction.requiringNew().call(() -> Account.findByName(Account.ADMIN) != null)) {
            return;
        }
        String password = RandomText.of(20);
        try {
            // Together or not at all: nobody would know the password of an account whose file could not be written.
            QuarkusTransaction.requiringNew().run(() -> {
                Account.open(Account.ADMIN, password, Set.copyOf(Role.ALL));
                staff.changed();
                write(password);
            });
        } catch (PersistenceException e) {
            Log.debug("Another process was quicker, and its password is the one that holds", e);
        }
    }

    private void deleteFile() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Log.warnf("%s holds a password that is not used any more and cannot be deleted: %s", file, e.getMessage());
        }
    }

    private void write(String password) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The password of 'admin' cannot be written to " + file
                            + ": set OUINON_ADMIN_PASSWORD, or OUINON_DATA_DIR to a folder that can be written",
                    e);
        }
    }
}
