using System.Text.Json;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>A room's question to the ledger: may this act be a line?</summary>
/// <param name="Act">The act's name, see <see cref="Acts"/>.</param>
/// <param name="Said">The act as it came in, whole.</param>
/// <param name="Room">The room that judged it by its own rules.</param>
/// <param name="ReceivedAt">Our clock at the door, in milliseconds.</param>
/// <param name="Takes">Allowances the act needs, each as it was said; one allowance may be asked for in several units.</param>
/// <param name="Notes">What the room warns of.</param>
/// <param name="Objection">What the room holds against the act. The ledger answers with it, unless this ActId has its answer already.</param>
/// <param name="Firm">The rules that allowances among <paramref name="Takes"/> stand under; where none does, those that only warn may be overdrawn.</param>
/// <param name="Claims">What the act takes that one act only may take.</param>
/// <param name="Ended">The allowances that the act grants no more: a plan's codes and a permit's years that were in what it replaces.</param>
public sealed record Ask(
    string Act,
    JsonElement Said,
    Actor By,
    string Room,
    Instant ReceivedAt,
    IReadOnlyList<AllowanceTake> Takes,
    IReadOnlyList<Note> Notes,
    Refused? Objection = null,
    IReadOnlyList<FirmAllowance>? Firm = null,
    IReadOnlyList<Claim>? Claims = null,
    IReadOnlyList<string>? Ended = null);

/// <summary>An allowance that may not be overdrawn, and the rule that says so.</summary>
/// <param name="Warns">The rule lets it be overdrawn, and is cited by the warning.</param>
/// <param name="Percent">How much of the grant the rule is about, 100 or more; null for all of it.</param>
public sealed record FirmAllowance(string Allowance, LegalBasis? Basis = null, bool Warns = false, int? Percent = null);

/// <summary>What an act asks of one allowance account, and what a manifest holds of it.</summary>
/// <param name="Amount">Of <paramref name="Unit"/>.</param>
/// <param name="Unit">The smallest part of a unit that is no mass, see <c>schemas/codes/units.csv</c>: <c>L</c>, <c>piece</c>; null for grams.</param>
/// <param name="Grams">The mass beside it, where an act asks in such a unit: an account that counts in another unit counts by it.</param>
/// <param name="Item">The item of the manifest that it is for, from 1; null where the manifest holds it as a whole, as all did before 2026-11-28.</param>
/// <param name="Pointer">Where the act asks for it: what asks for too much is told so there. Nothing that is held has one.</param>
public sealed record AllowanceTake(string Allowance, long Amount, string? Unit = null, long? Grams = null, int? Item = null, string? Pointer = null);

/// <summary>An envelope of 1 to 256 acts, answered one by one, in order.</summary>
public sealed record AskLedger(IReadOnlyList<Ask> Asks);

/// <summary>The answers to an <see cref="AskLedger"/>, in its order.</summary>
public sealed record LedgerAnswered(IReadOnlyList<Answer> Answers);

/// <summary>Exactly one of the two is there.</summary>
public sealed record Answer(Guid ActId, Accepted? Accepted, Refused? Refused);

/// <summary>The act is a line now.</summary>
/// <param name="Manifest">The manifest it made or moved.</param>
/// <param name="State">That manifest's state now.</param>
/// <param name="Lots">The lots the line made, with their grams.</param>
public sealed record Accepted(
    long Line,
    Instant RecordedAt,
    ManifestNumber? Manifest,
    string? State,
    IReadOnlyList<LotGrams> Lots,
    IReadOnlyList<Note> Notes);

/// <summary>A lot and its mass in grams.</summary>
/// <param name="MoisturePerMille">Known water by mass.</param>
/// <param name="Containers">The containers that it is in, and which of them stand in which, where the lot itself was asked for; null where it is in none.</param>
public sealed record LotGrams(
    LotId Lot, WasteCode Code, string Stream, SiteId Holder, string Place, long Grams, int? MoisturePerMille = null,
    IReadOnlyList<ContainerPlace>? Containers = null);

/// <summary>Said on the bus after a commit: lines up to this one are there; folds pull them.</summary>
public sealed record LinesThere(long Line);
