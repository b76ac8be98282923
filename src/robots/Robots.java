import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plays typical machines, and one person, against a running installation, each on a test link of its own, and says what
 * would have been counted. Test links never count, so the index stays as it is. Run by scripts/robots.
 */
public class Robots {

    private static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
    /** The person has another one: whoever swept links is looked at twice for a quarter of an hour. */
    private static final String PERSON =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15";

    private static final Pattern STATE = Pattern.compile("data-state=\"([A-Z]*)\"");

    private final HttpClient http = HttpClient.newBuilder().build();
    private final String home;
    private final String key;
    private int minted;
    private int wrong;

    private interface Play {
        void on(Links links) throws Exception;
    }

    private record Links(String yes, String no, String detail) {}

    Robots(String home, String key) {
        this.home = home.replaceAll("/+$", "");
        this.key = key;
    }

    public static void main(String... arguments) throws Exception {
        String key = System.getenv("OUINON_API_KEY");
        if (arguments.length != 1 || key == null) {
            System.err.println("Usage: OUINON_API_KEY=... scripts/robots URL (the key that the service was started with)");
            System.exit(2);
        }
        System.exit(new Robots(arguments[0], key).run());
    }

    private int run() throws Exception {
        String before = index();
        machine("a monitor probes with HEAD", l -> send(request(l.yes(), BROWSER).method("HEAD", BodyPublishers.noBody())));
        machine("a mail filter opens all three links", this::openAll);
        machine("a mail filter without a name opens one link", l -> send(request(l.yes(), "").GET()));
        machine("a chat program makes a preview", l -> send(request(l.yes(), "Slackbot-LinkExpanding 1.0").GET()));
        machine("a browser loads the page ahead", l -> send(request(l.yes(), BROWSER).header("Sec-Purpose", "prefetch").GET()));
        machine("a sandbox opens all links and runs the script", this::runAll);
        machine("a sandbox runs the script of one link at once", l -> visit(l.no()));
        machine("a driven browser presses the button", this::pressDriven);
        Optional<String> chromium = chromium();
        if (chromium.isPresent()) {
            machine("a real headless browser opens both answers", l -> browse(chromium.get(), l));
        } else {
            System.out.println("skipped  a real headless browser opens both answers (no Chromium on the path)");
        }
        play("a person opens the page and touches it", true, this::touch);
        boolean still = withoutClicks(before).equals(withoutClicks(index()));
        System.out.println(still ? "The index is as it was." : "The index has moved: by others' votes, or by ours?");
        System.out.println(wrong == 0 ? "All as it should be." : wrong + " not as it should be.");
        return wrong == 0 ? 0 : 1;
    }

    private void machine(String who, Play play) throws Exception {
        play(who, false, play);
    }

    private void play(String who, boolean counts, Play play) throws Exception {
        Links links = mint();
        play.on(links);
        String state = state(links);
        boolean right = state.equals("COUNTED") == counts;
        wrong += right ? 0 : 1;
        System.out.printf("%-8s %s: %s%n", right ? "right" : "WRONG", who, state.isEmpty() ? "no vote" : state.toLowerCase());
    }

    private void openAll(Links links) throws Exception {
        for (String link : List.of(links.yes(), links.no(), links.detail())) {
            send(request(link, BROWSER).GET());
        }
    }

    private void runAll(Links links) throws Exception {
        visit(links.yes());
        visit(links.no());
    }

    private void pressDriven(Links links) throws Exception {
        send(request(links.yes(), BROWSER).GET());
        post(links.yes(), BROWSER, "press=1&webdriver=1");
    }

    private void touch(Links links) throws Exception {
        send(request(links.yes(), PERSON).GET());
        post(links.yes(), PERSON, "ran=1&webdriver=0");
        post(links.yes(), PERSON, "ran=1&webdriver=0&engaged=1");
    }

    private void visit(String link) throws Exception {
        send(request(link, BROWSER).GET());
        post(link, BROWSER, "ran=1&webdriver=0");
    }

    private void post(String link, String browser, String report) throws Exception {
        send(request(link, browser)
                .setHeader("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(report)));
    }

    private static void browse(String chromium, Links links) throws Exception {
        List<Process> tabs = new ArrayList<>();
        for (String link : List.of(links.yes(), links.no())) {
            tabs.add(new ProcessBuilder(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
                            "--disable-background-networking", "--disable-component-update", "--disable-sync",
                            "--user-data-dir=" + java.nio.file.Files.createTempDirectory("robots"),
                            "--virtual-time-budget=5000", "--user-agent=" + BROWSER, link)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }
        for (Process tab : tabs) {
            if (!tab.waitFor(30, TimeUnit.SECONDS)) {
                tab.destroy();
            }
        }
    }

    private Links mint() throws Exception {
        String order = "{\"agent\":\"robots\",\"ticket\":\"SELF-TEST-" + ++minted + "-" + System.nanoTime() % 100000
                + "\",\"test\":true}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(home + "/api/v1/blocks"))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("No test link could be minted: HTTP " + answer.statusCode() + " " + answer.body());
        }
        String token = field(answer.body(), "token");
        return new Links(home + "/f/" + token + "/yes", home + "/f/" + token + "/no", home + "/f/" + token + "/more");
    }

    private static String field(String json, String name) throws IOException {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!field.find()) {
            throw new IOException("The answer has no " + name + ": " + json);
        }
        return field.group(1);
    }

    /** How the vote stands, as the page "my answer" says; it is asked as a page of the service would ask. */
    private String state(Links links) throws Exception {
        String page = send(request(links.detail(), BROWSER).header("Sec-Fetch-Site", "same-origin").GET());
        Matcher state = STATE.matcher(page);
        return state.find() ? state.group(1) : "";
    }

    private String index() throws Exception {
        return send(request(home + "/api/v1/index", BROWSER).GET());
    }

    /** Machines' clicks on other links go on being counted meanwhile, and may be. */
    private static String withoutClicks(String index) {
        return index.replaceAll("\"leftOut\":\\d+", "");
    }

    private static HttpRequest.Builder request(String address, String browser) {
        return HttpRequest.newBuilder(URI.create(address))
                .setHeader("User-Agent", browser)
                .setHeader("Accept", "text/html")
                .setHeader("Accept-Language", "en");
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static Optional<String> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> new File(folder, name)))
                .filter(File::canExecute)
                .map(File::getPath)
                .findFirst();
    }
}
