package deskbridge.emulator.okdesk;

/** Everything that can be done to an issue, for people as well as for the API. */
record Writes(
        IssueCreation creation,
        IssueWrites issues,
        StatusWrites statuses,
        CommentWrites comments,
        Assigning assigning,
        FileWrites files) {

    static Writes of(Account account, Rights rights, Changes changes) {
        FileWrites files = new FileWrites(account);
        Assigning assigning = new Assigning(account, changes);
        return new Writes(
                new IssueCreation(account, rights, files, assigning, changes),
                new IssueWrites(account, changes),
                new StatusWrites(account, changes),
                new CommentWrites(account, rights, files, changes),
                assigning,
                files);
    }
}
