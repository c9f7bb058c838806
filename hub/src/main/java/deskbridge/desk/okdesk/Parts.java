package deskbridge.desk.okdesk;

import deskbridge.domain.ConnectionId;
import deskbridge.rest.Allowance;
import deskbridge.rest.Authorization;
import deskbridge.rest.RestClient;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.rest.TemporaryFiles;
import deskbridge.texts.Texts;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Puts the connection together. */
final class Parts implements AutoCloseable {
    final OkdeskConfig config;
    final OkdeskJson json = new OkdeskJson();
    final OkdeskHook hook;
    final OkdeskClient client;
    final OkdeskPeople people;
    final IssueReader issues;
    final IssueObserver observer;
    final TicketCreator creator;
    final TicketChanger changer;
    final CommentWriter comments;
    final TicketSearch search;
    final Rater rater;
    final Requesters requesters;
    final MissedChanges missed;
    final QuietChanges quietChanges;
    final MadeTickets made;
    final FileOpener opener;
    final AccessCheck check;

    private final RestClient rest;
    private final TemporaryFiles temporary = new TemporaryFiles();

    Parts(
            OkdeskConfig config,
            InstantSource clock,
            RandomGenerator random,
            RestOptions options,
            RestListener listener,
            Allowance allowance) {
        this.config = config;
        ConnectionId id = config.id();
        Texts texts = Texts.beside(Parts.class, config.language());
        rest = new RestClient(id.name(), config.apiUrl() + "/api/v1", Authorization.NONE, options, listener);
        client =
                new OkdeskClient(new OkdeskCalls(id, rest, config.token(), json, clock, allowance), new MergedIssues());
        people = new OkdeskPeople(id, client, config.employee(), clock);
        Statuses statuses = new Statuses(client, config.issues(), clock);
        Contacts contacts = new Contacts(client, clock);
        OkdeskTimes times = new OkdeskTimes(config.zone());
        StepFields fields = new StepFields(client, texts, clock, times);
        OriginMark origins = new OriginMark(config.codes());
        Companies companies = new Companies(client, config.codes().taxNumber(), clock);
        Wording wording = new Wording(texts, config);
        CommentReader reader = new CommentReader(id, people, times);

        hook = new OkdeskHook(id, config.proof(), json, random);
        issues = new IssueReader(id, people, statuses, fields, times, origins, companies, config.portalUrl());
        QuietComments quiet = new QuietComments(times);
        observer = new IssueObserver(client, issues, reader, statuses, times, json, quiet);
        search = new TicketSearch(client, issues, statuses, contacts, origins, times);
        var lost = new LostIssues(client, times);
        creator = new TicketCreator(id, client, issues, lost, people, contacts, wording, origins, config.issues());
        comments = new CommentWriter(id, client, people, contacts, reader, wording);
        changer = new TicketChanger(
                client,
                issues,
                people,
                fields,
                comments,
                wording,
                config.issues().skipOwnWebhooks());
        rater = new Rater(client);
        requesters = new Requesters(
                client, companies, new ContactMark(client, config.codes().person(), config.token()), wording);
        missed = new MissedChanges(id, client, observer, times, json, random);
        quietChanges = new QuietChanges(client, observer, missed, quiet);
        made = new MadeTickets(id, client, origins, wording);
        opener = new FileOpener(client, temporary);
        check = new AccessCheck(id, client, people, statuses, texts, config.portalUrl());
    }

    @Override
    public void close() {
        rest.close();
        temporary.close();
    }
}
