package org.ouinon.admin;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.eclipse.microprofile.config.ConfigProvider;
import org.ouinon.web.OddTargets;
import org.ouinon.web.WaitingRoom;

/** Where a process begins. */
@QuarkusMain
public class Main {

    private Main() {}

    public static void main(String... args) {
        OddTargets.letIn();
        WaitingRoom.open(ConfigProvider.getConfig());
        Quarkus.run(Commands.class, args);
    }
}
