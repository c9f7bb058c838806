package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Hook.ButtonHook;
import deskbridge.channel.pachca.Hook.FormHook;
import deskbridge.channel.pachca.Hook.MembersHook;
import deskbridge.channel.pachca.Hook.MessageHook;
import deskbridge.channel.pachca.Hook.OtherHook;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Event;
import deskbridge.domain.Event.ButtonPressed;
import deskbridge.domain.Event.FormSubmitted;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import java.util.List;

/** Turns stored webhooks into events. */
final class Decoder {

    private final ConnectionId connection;
    private final People people;
    private final Threads threads;

    Decoder(ConnectionId connection, People people, Threads threads) {
        this.connection = connection;
        this.people = people;
        this.threads = threads;
    }

    List<Event> decode(String body) throws MalformedHook, CallFailed {
        return switch (HookReader.read(body)) {
            case MessageHook message -> touched(message);
            case ButtonHook button -> List.of(pressed(button));
            case FormHook form -> List.of(submitted(form, people.person(form.userId())));
            case MembersHook members -> {
                people.forget(members.userIds());
                yield List.of();
            }
            case OtherHook ignored -> List.of();
        };
    }

    /** The answers of a form, without asking the remote: the person is somebody nameless unless remembered. */
    FormSubmitted atOnce(FormHook form) throws MalformedHook {
        return submitted(form, people.personAtOnce(form.userId()));
    }

    private List<Event> touched(MessageHook hook) throws CallFailed {
        return threads.placeOf(hook)
                .map(place -> List.<Event>of(new ThreadTouched(place, message(hook.id()))))
                .orElse(List.of());
    }

    private ButtonPressed pressed(ButtonHook hook) throws CallFailed {
        return new ButtonPressed(
                threads.placeOfButton(hook.messageId(), hook.chatId()),
                message(hook.messageId()),
                people.person(hook.userId()),
                hook.data(),
                hook.trigger(),
                hook.sentAt(),
                null);
    }

    private FormSubmitted submitted(FormHook hook, Person person) throws MalformedHook {
        var memory = FormMemory.read(hook.metadata()).memory();
        var answers = FormValues.read(connection, hook.data());
        return new FormSubmitted(person, hook.callback(), memory, answers, hook.sentAt(), null);
    }

    private MessageRef message(long id) {
        return new MessageRef(connection, Long.toString(id));
    }
}
