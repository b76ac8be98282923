package org.ouinon.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ouinon.vote.Answer;

/** One thread of a crowd: new voters, and earlier ones who change their answer, at once or a while later. */
final class Member {

    /** From then on it is no haste to press the other button, so that such votes count and others are held. */
    private static final Duration WHILE = Duration.ofSeconds(11);

    /** Longer than anything may take: what hangs is seen to hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int SHORTEST_PAUSE = 100;
    private static final int LONGEST_PAUSE = 400;
    private static final double HASTY = 0.1;
    private static final double THOUGHTFUL = 0.3;
    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z]+)\"");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private record Change(Voter voter, long due) {}

    private final Crowd crowd;
    private final List<URI> replicas;
    private final SplittableRandom random;
    private final Deque<Change> changes = new ArrayDeque<>();
    private final List<Voter> voters = new ArrayList<>();
    private int turn;

    Member(Crowd crowd, List<URI> replicas, SplittableRandom random) {
        this.crowd = crowd;
        this.replicas = replicas;
        this.random = random;
        this.turn = random.nextInt(replicas.size());
    }

    /** Votes until the crowd goes home, and tells who voted. */
    List<Voter> vote() throws InterruptedException {
        long next = System.nanoTime() + random.nextLong(Crowd.PACE.toNanos());
        while (crowd.isOpen()) {
            pause(next - System.nanoTime());
            next = Math.max(next + Crowd.PACE.toNanos(), System.nanoTime());
            voteOnce();
        }
        return voters;
    }

    private void voteOnce() throws InterruptedException {
        Change due = changes.peek();
        if (due != null && System.nanoTime() >= due.due()) {
            change(changes.remove().voter());
            return;
        }
        Voter voter = crowd.next();
        voters.add(voter);
        answer(voter, random.nextBoolean() ? Answer.YES : Answer.NO);
        if (!crowd.isOpen()) {
            return; // Perhaps before anything was asked.
        }
        double mood = random.nextDouble();
        if (mood < HASTY) {
            change(voter);
        } else if (mood < THOUGHTFUL) {
            changes.add(new Change(voter, System.nanoTime() + WHILE.toNanos()));
        }
    }

    private void change(Voter voter) throws InterruptedException {
        answer(voter, voter.last().opposite());
    }

    /** As the open page does: again and again, by the same link, until somebody says that it is recorded. */
    private void answer(Voter voter, Answer answer) throws InterruptedException {
        while (crowd.isOpen()) {
            Attempt attempt = attempt(voter, answer);
            voter.add(attempt);
            crowd.hears(attempt);
            if (attempt.isAcknowledged()) {
                return;
            }
            Thread.sleep(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
        }
    }

    private Attempt attempt(Voter voter, Answer answer) throws InterruptedException {
        int replica = turn++ % replicas.size();
        HttpRequest press = HttpRequest.newBuilder(
                        replicas.get(replica).resolve("/f/" + voter.token + "/" + answer.path()))
                .timeout(PATIENCE)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("press=1"))
                .build();
        long began = System.nanoTime();
        try {
            HttpResponse<String> told = CLIENT.send(press, HttpResponse.BodyHandlers.ofString());
            return new Attempt(replica, answer, began, System.nanoTime(), told.statusCode(), state(told));
        } catch (IOException e) {
            return new Attempt(replica, answer, began, System.nanoTime(), 0, null);
        }
    }

    /** Null for whatever is no word that the answer is recorded. */
    private static String state(HttpResponse<String> told) {
        Matcher state = STATE.matcher(told.body());
        return told.statusCode() == 200 && state.find() ? state.group(1) : null;
    }

    private static void pause(long nanos) throws InterruptedException {
        if (nanos > 0) {
            Thread.sleep(Duration.ofNanos(nanos).toMillis());
        }
    }
}
