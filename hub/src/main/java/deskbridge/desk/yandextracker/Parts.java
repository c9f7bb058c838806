package deskbridge.desk.yandextracker;

import deskbridge.domain.ConnectionId;
import deskbridge.rest.Allowance;
import deskbridge.rest.RestClient;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.rest.TemporaryFiles;
import deskbridge.texts.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Puts the connection together. */
final class Parts implements AutoCloseable {
    /** A ticket waits for the directory no longer than this a page. */
    private static final Duration DIRECTORY_PATIENCE = Duration.ofSeconds(15);

    final TrackerConfig config;
    final TrackerJson json = new TrackerJson();
    final MovedIssues moved = new MovedIssues();
    final TrackerHook hook;
    final TrackerClient client;
    final TrackerPeople people;
    final UserMatch match;
    final IssueReader issues;
    final IssueObserver observer;
    final TicketCreator creator;
    final TicketChanger changer;
    final CommentWriter comments;
    final StepTaker steps;
    final TicketSearch search;
    final MissedChanges missed;
    final QuietChanges quietChanges;
    final MadeTickets made;
    final FileOpener opener;
    final AccessCheck check;

    private final List<Runnable> closing = new ArrayList<>();
    private final RestClient rest;
    private final TemporaryFiles temporary = new TemporaryFiles();

    Parts(
            TrackerConfig config,
            InstantSource clock,
            RandomGenerator random,
            RestOptions options,
            RestListener listener,
            Allowance allowance) {
        this.config = config;
        ConnectionId id = config.id();
        Texts texts = Texts.beside(Parts.class, config.language());
        TrackerAccess access = access(clock, options, listener);
        rest = new RestClient(id.name(), config.apiUrl(), access, options, listener);
        client = new TrackerClient(new TrackerCalls(
                id, rest, access, json, clock, config.language().getLanguage(), allowance));
        People360 directory = directory(clock, options, listener);
        people = new TrackerPeople(id, client, clock);
        match = new UserMatch(client, people, directory, clock);
        Statuses statuses = new Statuses(client, config.doneCodes(), clock);
        StepFields stepFields = new StepFields(client, texts, clock);
        LocalFields localFields = new LocalFields(client, config.fieldPrefix(), clock);
        Wording wording = new Wording(texts, config);
        Mentioned mentioned = new Mentioned(client, match);
        FileBringer files = new FileBringer(client, wording);
        String queue = config.queue();
        String marker = config.internalMarker();

        hook = new TrackerHook(id, config.webhookSecret(), json, random);
        issues = new IssueReader(id, client, people, statuses, stepFields, config.siteUrl(), moved);
        observer = new IssueObserver(id, client, issues, new CommentReader(id, people, marker, config.siteUrl()), json);
        creator =
                new TicketCreator(id, client, issues, localFields, match, directory, mentioned, files, wording, queue);
        comments =
                new CommentWriter(id, client, people, new Identities(client, clock), mentioned, files, wording, marker);
        changer = new TicketChanger(client, issues, mentioned, comments, wording);
        steps = new StepTaker(client, issues, stepFields, mentioned, wording);
        search = new TicketSearch(client, issues, localFields, match, wording, queue);
        missed = new MissedChanges(id, client, observer, moved, json, random, queue);
        quietChanges = new QuietChanges(client, observer, missed);
        made = new MadeTickets(id, client, wording, config);
        opener = new FileOpener(client, temporary);
        check = new AccessCheck(client, people, localFields, texts, queue);
    }

    private TrackerAccess access(InstantSource clock, RestOptions options, RestListener listener) {
        return switch (config.access()) {
            case TrackerConfig.Access.OAuth oauth -> new OAuthAccess(oauth.token(), config.organisation());
            case TrackerConfig.Access.ServiceAccount account -> {
                var access = new ServiceAccountAccess(
                        config.id() + " (IAM)", account, config.organisation(), json, clock, options, listener);
                closing.add(access::close);
                yield access;
            }
        };
    }

    private People360 directory(InstantSource clock, RestOptions options, RestListener listener) {
        TrackerConfig.Directory360 settings = config.directory();
        if (settings == null) {
            return People360.NONE;
        }
        var directory = new Directory(
                config.id().name(), settings, json, clock, options.callTimeout(DIRECTORY_PATIENCE), listener);
        closing.add(directory::close);
        return directory;
    }

    @Override
    public void close() {
        rest.close();
        temporary.close();
        closing.forEach(Runnable::run);
    }
}
