package deskbridge.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the hub knows about a person of a messenger beyond what the messenger tells.
 *
 * @param person who
 * @param identity how far the desk knows him
 * @param desk the desk that knows him; null while none does
 * @param contact who he is there; null while nobody knows
 * @param card his contact card, proven by the messenger; null while it is not
 * @param object id of the {@link Contact.ServiceObject} he chose; null for none
 * @param language the language he chose, {@code ru} or {@code en}; null for the hub's own
 * @param source what the link said by which he came; null when it said nothing
 * @param awaiting what his next message is; null for nothing special
 * @param stepping the step of a ticket that he takes in words; null for none
 */
public record Profile(
        PersonRef person,
        Identity identity,
        @Nullable ConnectionId desk,
        @Nullable Contact contact,
        @Nullable Card card,
        @Nullable String object,
        @Nullable String language,
        @Nullable String source,
        @Nullable Awaiting awaiting,
        @Nullable Stepping stepping) {

    /** How far the desk knows a person. */
    public enum Identity {
        /** Nobody has asked him yet. */
        UNKNOWN,
        /** He was asked for his contact card. */
        ASKED,
        /** The desk is looking for him. */
        SOUGHT,
        /** He is bound to a contact of the desk. */
        BOUND,
        /** His number is proven, and the desk cannot say who he is. */
        STRANGER
    }

    /** What a person's next message in a chat is. */
    public enum Next {
        /** A new request. */
        REQUEST,
        /** The tax number of his company. */
        TAX_NUMBER
    }

    /**
     * What a person's next message is, for a while.
     *
     * @param next what
     * @param chat where
     * @param until no longer than this
     */
    public record Awaiting(Next next, ChatRef chat, Instant until) {}

    /**
     * A person's own contact card.
     *
     * @param person who shared it
     * @param chat where he is alone with the hub
     * @param phone as the messenger writes it
     * @param firstName may be empty
     * @param lastName null when there is none
     */
    public record Card(
            Person person,
            ChatRef chat,
            String phone,
            String firstName,
            @Nullable String lastName) {}

    /** Somebody of whom nothing is known yet. */
    public static Profile of(PersonRef person) {
        return new Profile(person, Identity.UNKNOWN, null, null, null, null, null, null, null, null);
    }

    /** True while it is not known yet who he is, nor that nobody knows. */
    public boolean isBeingIdentified() {
        return identity != Identity.BOUND && identity != Identity.STRANGER;
    }

    /** What his next message in this chat is. */
    public Optional<Next> awaited(ChatRef chat, Instant now) {
        return Optional.ofNullable(awaiting)
                .filter(it -> it.chat().equals(chat) && it.until().isAfter(now))
                .map(Awaiting::next);
    }

    /** The same, waiting for that; null for nothing any more. */
    public Profile awaiting(@Nullable Awaiting now) {
        return new Profile(person, identity, desk, contact, card, object, language, source, now, stepping);
    }

    /** The step that he takes in words, unless he was waited for too long. */
    public Optional<Stepping> steppingAt(Instant now) {
        return Optional.ofNullable(stepping).filter(it -> it.until().isAfter(now));
    }

    /** The same, taking this step in words; null for none any more. */
    public Profile stepping(@Nullable Stepping now) {
        return new Profile(person, identity, desk, contact, card, object, language, source, awaiting, now);
    }

    public Profile speaking(String now) {
        return new Profile(person, identity, desk, contact, card, object, now, source, awaiting, stepping);
    }

    public Profile from(String link) {
        return new Profile(person, identity, desk, contact, card, object, language, link, awaiting, stepping);
    }

    public Profile identity(Identity now) {
        return new Profile(person, now, desk, contact, card, object, language, source, awaiting, stepping);
    }

    /** The same, with a proven card. */
    public Profile proven(Card now) {
        return new Profile(person, identity, desk, contact, now, object, language, source, awaiting, stepping);
    }

    /** The same, bound to a contact. */
    public Profile bound(ConnectionId where, Contact who) {
        String still = who.objects().stream().anyMatch(it -> it.id().equals(object)) ? object : null;
        return new Profile(person, Identity.BOUND, where, who, card, still, language, source, awaiting, stepping);
    }

    public Profile choosing(String serviceObject) {
        return new Profile(person, identity, desk, contact, card, serviceObject, language, source, awaiting, stepping);
    }
}
