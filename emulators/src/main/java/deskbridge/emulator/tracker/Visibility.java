package deskbridge.emulator.tracker;

/** Who may see and change what. */
final class Visibility {
    private Visibility() {}

    /** In a closed queue an issue is seen by its members and by the people whom the issue names. */
    static boolean mayRead(TrackerUser user, Issue issue) {
        String uid = user.uid();
        return user.admin()
                || issue.queue.isOpenTo(uid)
                || issue.text("createdBy").equals(uid)
                || issue.text("assignee").equals(uid)
                || issue.texts("followers").contains(uid)
                || issue.texts("access").contains(uid);
    }

    static void mustBeLicensed(TrackerUser user) {
        if (!user.licensed()) {
            throw Refusal.forbidden("error.licence");
        }
    }

    static boolean owns(TrackerUser user, Queue queue) {
        return user.admin() || queue.leadUid().equals(user.uid());
    }
}
