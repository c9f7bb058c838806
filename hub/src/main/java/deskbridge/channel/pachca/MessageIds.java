package deskbridge.channel.pachca;

import deskbridge.domain.MessageRef;
import java.util.OptionalLong;

/** Numbers of messages; what was said in a form has none. */
final class MessageIds {

    private MessageIds() {}

    static OptionalLong number(MessageRef message) {
        return message.id().chars().allMatch(Character::isDigit)
                ? OptionalLong.of(Long.parseLong(message.id()))
                : OptionalLong.empty();
    }
}
