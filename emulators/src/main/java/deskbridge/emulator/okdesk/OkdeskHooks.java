package deskbridge.emulator.okdesk;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The page of the account where webhooks are set up (there is no API for it): where to, about what, in which form. The
 * vendor documents no signature and one set of names; the others are what the two older bots and public code expect
 * (facts: okdesk §6). Each may be set at any time.
 */
public final class OkdeskHooks {
    private volatile List<URI> targets = List.of();
    private volatile Set<String> events = Set.of();
    private volatile Names names = Names.OKDESK;
    private volatile Proof proof = Proof.NONE;
    private volatile String secret = "";
    private volatile boolean textNumbers;
    private volatile boolean olderRates;
    private volatile boolean oneTimeEntry;
    private volatile boolean staleIssue;
    private volatile boolean publicFlags = true;
    private volatile boolean statusCodes = true;
    private volatile boolean contentType = true;

    OkdeskHooks() {}

    /** Names of events together with the bodies they come in. */
    public enum Names {
        /** {@code new_ticket}, {@code new_comment}…: what Okdesk sends. */
        OKDESK,
        /** {@code issue.created}, {@code comment.created}…; everything is inside {@code issue}. */
        DOTTED,
        /** {@code issue_created}, {@code status_changed}, {@code assignee_changed}… with short bodies. */
        PUBLIC_BOTS,
        /** {@code event} is a text, the rest is in {@code data}. */
        FLAT
    }

    /** What a webhook proves its sender with. */
    public enum Proof {
        /** Nothing, as documented. */
        NONE,
        /** {@code X-Okdesk-Signature} with the bare hex HMAC-SHA256 of the body. */
        HEX,
        /** {@code X-Okdesk-Signature} with {@code sha256=} before it. */
        PREFIXED_HEX,
        /** {@code X-Okdesk-Secret} with the secret itself. */
        PLAIN
    }

    /** Posts to these addresses from now on, the path secret included; none to stop. */
    public OkdeskHooks targets(URI... addresses) {
        targets = List.of(addresses);
        return this;
    }

    /** Posts only these events, by Okdesk's names; none given means all, as at first. */
    public OkdeskHooks events(String... types) {
        events = Set.of(types);
        return this;
    }

    /** Uses these names and bodies; Okdesk's own at first. */
    public OkdeskHooks names(Names set) {
        names = Objects.requireNonNull(set, "set");
        return this;
    }

    /** Proves the sender so; the secret is not used by {@link Proof#NONE}, which is set at first. */
    public OkdeskHooks proof(Proof form, String sharedSecret) {
        secret = Objects.requireNonNull(sharedSecret, "sharedSecret");
        proof = Objects.requireNonNull(form, "form");
        return this;
    }

    /** Whether ids, sizes and hours are texts, as in the vendor's samples, or numbers, as at first and in live bodies. */
    public OkdeskHooks textNumbers(boolean on) {
        textNumbers = on;
        return this;
    }

    /** Whether ratings are told as {@code poor} and {@code excellent} instead of {@code bad} and {@code good}. */
    public OkdeskHooks olderRates(boolean on) {
        olderRates = on;
        return this;
    }

    /** Whether {@code time_entries} is one object, as documented, or an array, as at first and in live bodies. */
    public OkdeskHooks oneTimeEntry(boolean on) {
        oneTimeEntry = on;
        return this;
    }

    /**
     * Whether the {@code issue} of a change of status shows the state before it, as the vendor's sample does; false at
     * first, as in live bodies.
     */
    public OkdeskHooks staleIssue(boolean on) {
        staleIssue = on;
        return this;
    }

    /** Whether comments and files tell whether they are public; true at first, what does not tell is internal. */
    public OkdeskHooks publicFlags(boolean on) {
        publicFlags = on;
        return this;
    }

    /** Whether statuses have codes besides their names; true at first. */
    public OkdeskHooks statusCodes(boolean on) {
        statusCodes = on;
        return this;
    }

    /** Whether {@code Content-Type} is sent; true at first. */
    public OkdeskHooks contentType(boolean on) {
        contentType = on;
        return this;
    }

    List<URI> targets() {
        return new ArrayList<>(targets);
    }

    boolean wants(String type) {
        return events.isEmpty() || events.contains(type);
    }

    Names names() {
        return names;
    }

    Proof proof() {
        return proof;
    }

    String secret() {
        return secret;
    }

    boolean textNumbers() {
        return textNumbers;
    }

    boolean olderRates() {
        return olderRates;
    }

    boolean oneTimeEntry() {
        return oneTimeEntry;
    }

    boolean staleIssue() {
        return staleIssue;
    }

    boolean publicFlags() {
        return publicFlags;
    }

    boolean statusCodes() {
        return statusCodes;
    }

    boolean contentType() {
        return contentType;
    }
}
