package org.ouinon.admin;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the service, or one of the operator's commands: {@code recount [--repair]}, {@code demo}, {@code backup FILE},
 * {@code restore FILE}.
 */
public class Commands implements QuarkusApplication {

    private static final int USAGE = 2;

    private final Greeting greeting;
    private final RecountCommand recount;
    private final DemoCommand demo;
    private final BackupCommands backups;

    Commands(Greeting greeting, RecountCommand recount, DemoCommand demo, BackupCommands backups) {
        this.greeting = greeting;
        this.recount = recount;
        this.demo = demo;
        this.backups = backups;
    }

    /** @return the exit code: 0 if all is well, 1 if the command found or met trouble, 2 if it is not known */
    @Override
    public int run(String... args) throws Exception {
        return switch (args.length == 0 ? "serve" : args[0]) {
            case "serve" -> serve();
            case "recount" -> recount.run(List.of(args).contains("--repair"));
            case "demo" -> demo.run();
            case "backup" -> args.length == 2 ? backups.back(Path.of(args[1])) : unknown("backup without a file");
            case "restore" -> args.length == 2 ? backups.restore(Path.of(args[1])) : unknown("restore without a file");
            default -> unknown(args[0]);
        };
    }

    private int serve() {
        greeting.say();
        Quarkus.waitForExit();
        return 0;
    }

    private static int unknown(String command) {
        System.err.println("There is no command '" + command
                + "'; there are recount [--repair], demo, backup FILE and restore FILE.");
        return USAGE;
    }
}
