package org.ouinon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The running service from outside: how busy it is and what it holds. Linux only. */
record ServiceProcess(long pid) {

    /** Ticks a second of the process table, the same on every Linux of today. */
    private static final int TICKS = 100;

    /** In KiB: what lives in the heap, and what is resident, database excluded. */
    record Memory(long heap, long resident) {

        /** The larger of each. */
        Memory or(Memory other) {
            return new Memory(Math.max(heap, other.heap), Math.max(resident, other.resident));
        }
    }

    /** Something that takes its time. */
    interface Doing {
        void run() throws Exception;
    }

    Memory memory() throws Exception {
        return new Memory(heap(), resident());
    }

    /** How much of one core's time it takes while something happens. */
    Duration busyWhile(Doing doing) throws Exception {
        Duration before = busy();
        doing.run();
        return busy().minus(before);
    }

    /** What lives in the heap at this moment, in KiB: taking stock collects the garbage first. */
    long heap() throws Exception {
        return tool("GC.class_histogram").stream()
                .filter(line -> line.startsWith("Total "))
                .findFirst()
                .map(line -> Long.parseLong(line.trim().split("\\s+")[2]) / 1024)
                .orElseThrow();
    }

    private long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private Duration busy() throws IOException {
        String[] fields = Files.readString(Path.of("/proc/" + pid + "/stat"))
                .replaceFirst(".*\\) ", "")
                .split(" ");
        return Duration.ofMillis((Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 1000 / TICKS);
    }

    private List<String> tool(String command) throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), command)
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                new String(process.getInputStream().readAllBytes()).lines().toList();
        process.waitFor();
        return lines;
    }
}
