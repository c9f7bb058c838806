package deskbridge.store.jdbc;

import deskbridge.domain.Button;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.ChatRef;
import deskbridge.domain.Command;
import deskbridge.domain.CommentRef;
import deskbridge.domain.CommentWords;
import deskbridge.domain.Contact;
import deskbridge.domain.Conversation;
import deskbridge.domain.Form;
import deskbridge.domain.FormField;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Pending;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Profile;
import deskbridge.domain.Rating;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.Status;
import deskbridge.domain.Stepping;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketDetails;
import deskbridge.domain.TicketDraft;
import deskbridge.domain.TicketOrigin;
import deskbridge.domain.TicketRef;
import deskbridge.domain.Transition;
import io.avaje.jsonb.Json;

/**
 * Which types of the domain are stored as JSON. The names of the cases of sealed types stand in the database: they are never
 * changed, whatever becomes of the classes.
 */
@Json.Import({
    Button.class,
    ChatMessage.class,
    ChatRef.class,
    CommentRef.class,
    CommentWords.class,
    Contact.class,
    Contact.ServiceObject.class,
    Conversation.class,
    Form.class,
    FormField.Option.class,
    MessageRef.class,
    OutgoingMessage.class,
    Pending.class,
    Person.class,
    PersonRef.class,
    Place.class,
    Profile.class,
    Profile.Awaiting.class,
    Rating.class,
    Rating.Score.class,
    Rating.Shown.class,
    Profile.Card.class,
    RemoteFile.class,
    RichText.class,
    RichText.Item.class,
    Status.class,
    Stepping.class,
    ThreadRef.class,
    Ticket.class,
    TicketDetails.class,
    TicketDraft.class,
    TicketOrigin.class,
    TicketRef.class,
    Transition.class
})
@Json.Import(
        value = Command.class,
        jsonSettings = @Json(typeProperty = "is"),
        subtypes = {
            @Json.SubType(type = Command.CreateTicket.class, name = "create-ticket"),
            @Json.SubType(type = Command.EditTicket.class, name = "edit-ticket"),
            @Json.SubType(type = Command.AddComment.class, name = "add-comment"),
            @Json.SubType(type = Command.EditComment.class, name = "edit-comment"),
            @Json.SubType(type = Command.AddNote.class, name = "add-note"),
            @Json.SubType(type = Command.MoveTicket.class, name = "move-ticket"),
            @Json.SubType(type = Command.AssignTicket.class, name = "assign-ticket"),
            @Json.SubType(type = Command.GrantAccess.class, name = "grant-access"),
            @Json.SubType(type = Command.FindTickets.class, name = "find-tickets"),
            @Json.SubType(type = Command.RateTicket.class, name = "rate-ticket"),
            @Json.SubType(type = Command.IdentifyRequester.class, name = "identify-requester"),
            @Json.SubType(type = Command.PostMessage.class, name = "post-message"),
            @Json.SubType(type = Command.EditMessage.class, name = "edit-message"),
            @Json.SubType(type = Command.OpenForm.class, name = "open-form")
        })
@Json.Import(
        value = Command.Destination.class,
        jsonSettings = @Json(typeProperty = "is"),
        subtypes = {
            @Json.SubType(type = Command.Destination.OwnThread.class, name = "own-thread"),
            @Json.SubType(type = Command.Destination.InThread.class, name = "in-thread"),
            @Json.SubType(type = Command.Destination.InChat.class, name = "in-chat"),
            @Json.SubType(type = Command.Destination.ToPerson.class, name = "to-person")
        })
@Json.Import(
        value = Command.Target.class,
        jsonSettings = @Json(typeProperty = "is"),
        subtypes = {
            @Json.SubType(type = Command.Target.Card.class, name = "card"),
            @Json.SubType(type = Command.Target.MirrorOf.class, name = "mirror-of"),
            @Json.SubType(type = Command.Target.One.class, name = "one")
        })
@Json.Import(
        value = Command.Purpose.class,
        jsonSettings = @Json(typeProperty = "is"),
        subtypes = {
            @Json.SubType(type = Command.Purpose.Card.class, name = "card"),
            @Json.SubType(type = Command.Purpose.Opening.class, name = "opening"),
            @Json.SubType(type = Command.Purpose.MirrorOf.class, name = "mirror-of"),
            @Json.SubType(type = Command.Purpose.Question.class, name = "question"),
            @Json.SubType(type = Command.Purpose.StepQuestion.class, name = "step-question"),
            @Json.SubType(type = Command.Purpose.Survey.class, name = "survey"),
            @Json.SubType(type = Command.Purpose.Answer.class, name = "answer"),
            @Json.SubType(type = Command.Purpose.Notice.class, name = "notice")
        })
@Json.Import(
        value = FormField.class,
        jsonSettings = @Json(typeProperty = "is"),
        subtypes = {
            @Json.SubType(type = FormField.TextInput.class, name = "text"),
            @Json.SubType(type = FormField.Choice.class, name = "choice"),
            @Json.SubType(type = FormField.Files.class, name = "files")
        })
@Json.Import(
        value = RichText.Block.class,
        jsonSettings = @Json(typeProperty = "is"),
        subtypes = {
            @Json.SubType(type = RichText.Paragraph.class, name = "paragraph"),
            @Json.SubType(type = RichText.Quote.class, name = "quote"),
            @Json.SubType(type = RichText.CodeBlock.class, name = "code-block"),
            @Json.SubType(type = RichText.Listing.class, name = "list")
        })
@Json.Import(
        value = RichText.Inline.class,
        jsonSettings = @Json(typeProperty = "is"),
        subtypes = {
            @Json.SubType(type = RichText.Plain.class, name = "plain"),
            @Json.SubType(type = RichText.Break.class, name = "break"),
            @Json.SubType(type = RichText.Bold.class, name = "bold"),
            @Json.SubType(type = RichText.Italic.class, name = "italic"),
            @Json.SubType(type = RichText.Strike.class, name = "strike"),
            @Json.SubType(type = RichText.Code.class, name = "code"),
            @Json.SubType(type = RichText.Link.class, name = "link"),
            @Json.SubType(type = RichText.Mention.class, name = "mention")
        })
final class StoredTypes {

    private StoredTypes() {}
}
