package deskbridge.emulator.okdesk;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Switches of the emulated account, mostly for what the sources tell differently (facts: okdesk). Each may be set at
 * any time; the defaults are what is documented or seen most.
 */
public final class OkdeskSettings {
    /** How {@code errors} of a 422 looks; all five were seen. */
    public enum ErrorShape {
        /** {@code {"title":["…"]}}, nested for names with dots. */
        LISTS,
        /** {@code {"title":"…"}}. */
        TEXTS,
        /** Everything one level deeper. */
        NESTED,
        /** One text. */
        PLAIN,
        /** {@code ["…"]}. */
        LIST
    }

    /** How a refused key is told. */
    public enum UnauthorizedBody {
        /** {@code {"errors":"…"}}. */
        JSON,
        /** Plain text. */
        TEXT,
        /** A page. */
        HTML
    }

    /** How an absent issue is told. */
    public enum AbsentIssue {
        /** 404. */
        NOT_FOUND,
        /** 422 with {@code errors}. */
        UNPROCESSABLE,
        /** 200 with {@code errors} and without an id. */
        SUCCESS_WITH_ERRORS
    }

    /** How a search for one object that finds nothing is answered. */
    public enum NothingFound {
        /** An empty object. */
        OBJECT,
        /** An empty array. */
        ARRAY,
        /** The literal null. */
        NULL
    }

    /** Which bodies are understood where sources differ; the others are taken for empty ones. */
    public enum BodyShape {
        /** Either. */
        BOTH,
        /** {@code {"rate":…}}. */
        BARE,
        /** {@code {"issue":{"rate":…}}}. */
        WRAPPED
    }

    // Read by the rest of this package as they are.
    volatile ErrorShape errorShape = ErrorShape.LISTS;
    volatile UnauthorizedBody unauthorizedBody = UnauthorizedBody.TEXT;
    volatile AbsentIssue absentIssue = AbsentIssue.NOT_FOUND;
    volatile NothingFound nothingFound = NothingFound.OBJECT;
    volatile BodyShape rateBody = BodyShape.BOTH;
    volatile BodyShape contactBody = BodyShape.BOTH;
    volatile RateRules rateRules = new RateRules(0, false, false, true);
    volatile RateLimit rateLimit = new RateLimit(0, Duration.ofSeconds(1), true);
    volatile ZoneId zone = ZoneOffset.ofHours(3);
    volatile Duration linkLifetime = Duration.ofSeconds(30);
    volatile int expiredLinkStatus = 403;
    volatile int mergedStatus = 301;
    volatile boolean fractions = true;
    volatile boolean textIds;
    volatile boolean authorTypes = true;
    volatile boolean groupRequired = true;
    volatile boolean typeIgnoredOnCreate;
    volatile boolean bareCreateAnswer;
    volatile boolean oldestCommentsFirst;
    volatile boolean parametersByPost;
    volatile boolean fieldsEditable;
    volatile boolean webhooksBeforeAnswers;
    volatile boolean statusCommentsAreAnnounced;
    volatile boolean quietComments;

    OkdeskSettings() {}

    /** Whether and how ratings by API are refused. */
    record RateRules(int refusedWith, boolean onlyFinished, boolean once, boolean announced) {}

    /** No limit when {@code calls} is 0. */
    record RateLimit(int calls, Duration window, boolean tellsWhen) {}

    /** See {@link ErrorShape}. */
    public void errorShape(ErrorShape shape) {
        errorShape = shape;
    }

    /** See {@link UnauthorizedBody}; plain text at first. */
    public void unauthorizedBody(UnauthorizedBody body) {
        unauthorizedBody = body;
    }

    /** See {@link AbsentIssue}; 404 at first. */
    public void absentIssue(AbsentIssue answer) {
        absentIssue = answer;
    }

    /** See {@link NothingFound}; an empty object at first. */
    public void nothingFound(NothingFound answer) {
        nothingFound = answer;
    }

    /** Bodies of ratings; both at first, {@code BARE} is documented. */
    public void rateBody(BodyShape body) {
        rateBody = body;
    }

    /** Bodies of changes of a contact; both at first. */
    public void contactBody(BodyShape body) {
        contactBody = body;
    }

    /** Every rating by API is refused with this status (403, 404, 422); 0, as at first, for none. */
    public void refuseRates(int status) {
        rateRules = new RateRules(status, rateRules.onlyFinished, rateRules.once, rateRules.announced);
    }

    /** Whether an issue must be finished to be rated; false at first. */
    public void rateOnlyFinished(boolean on) {
        rateRules = new RateRules(rateRules.refusedWith, on, rateRules.once, rateRules.announced);
    }

    /** Whether a second rating is refused with 422 instead of overwriting; false at first. */
    public void rateOnce(boolean on) {
        rateRules = new RateRules(rateRules.refusedWith, rateRules.onlyFinished, on, rateRules.announced);
    }

    /** Whether ratings given by API raise {@code new_csat_rate}; true at first. */
    public void announceApiRates(boolean on) {
        rateRules = new RateRules(rateRules.refusedWith, rateRules.onlyFinished, rateRules.once, on);
    }

    /**
     * At most this many calls per key and window, more are answered 429; no number is published, so there is no limit
     * at first.
     *
     * @param calls 0 for no limit
     * @param tellsWhen whether {@code Retry-After} is sent
     */
    public void rateLimit(int calls, Duration window, boolean tellsWhen) {
        rateLimit = new RateLimit(calls, window, tellsWhen);
    }

    /** The account's time zone, for answers and for dates in filters; +03:00 at first. */
    public void zone(ZoneId account) {
        zone = account;
    }

    /** Whether moments have milliseconds; true at first. */
    public void fractions(boolean on) {
        fractions = on;
    }

    /** Whether REST answers carry ids as texts; false at first. Webhooks have a switch of their own. */
    public void textIds(boolean on) {
        textIds = on;
    }

    /** Whether an issue's {@code author} tells its type; true at first, the documented sample has none. */
    public void authorTypes(boolean on) {
        authorTypes = on;
    }

    /** Whether an assignee without a group is refused; true at first. */
    public void groupRequired(boolean on) {
        groupRequired = on;
    }

    /** Whether a new issue gets the default type whatever was asked for; false at first. */
    public void typeIgnoredOnCreate(boolean on) {
        typeIgnoredOnCreate = on;
    }

    /** Whether the answer to a creation has the id and nothing else; false at first. */
    public void bareCreateAnswer(boolean on) {
        bareCreateAnswer = on;
    }

    /** Whether comments are listed oldest first; false at first. */
    public void oldestCommentsFirst(boolean on) {
        oldestCommentsFirst = on;
    }

    /** Whether parameters may be changed by {@code POST} as well as {@code PATCH}; false at first. */
    public void parametersByPost(boolean on) {
        parametersByPost = on;
    }

    /** Whether {@code PATCH /issues/…/fields} exists; false at first. */
    public void fieldsEditable(boolean on) {
        fieldsEditable = on;
    }

    /** How long a link to a file lives; 30 seconds at first. */
    public void linkLifetime(Duration lifetime) {
        linkLifetime = lifetime;
    }

    /** How an expired link is answered, 403 or 404; 403 at first. */
    public void expiredLinkStatus(int status) {
        expiredLinkStatus = status;
    }

    /** How a merged issue is answered: a redirect (301 at first, to 308), or 200 with the issue it was merged into. */
    public void mergedStatus(int status) {
        mergedStatus = status;
    }

    /** Whether a call is answered only after its webhooks have arrived; false at first: either may come first. */
    public void webhooksBeforeAnswers(boolean on) {
        webhooksBeforeAnswers = on;
    }

    /** Whether the comment of a status change is told by {@code new_comment} as well; false at first. */
    public void statusCommentsAreAnnounced(boolean on) {
        statusCommentsAreAnnounced = on;
    }

    /** Whether what is said in comments leaves the issue's {@code updated_at} as it was; false at first, nobody tells. */
    public void quietComments(boolean on) {
        quietComments = on;
    }
}
