package org.ouinon.admin;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.ouinon.web.OddTargets;

/** Where a process begins. */
@QuarkusMain
public class Main {

    private Main() {}

    public static void main(String... args) {
        OddTargets.letIn();
        Quarkus.run(Commands.class, args);
    }
}
