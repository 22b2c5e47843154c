using System.Text.Json;
using System.Text.Json.Nodes;

namespace WasteFlow.Journeys;

/// <summary>One way of some waste, as schemas/journeys tells it. The schema beside the files explains every field.</summary>
sealed record Journey(
    JourneyTitle Title, string Stream, string Ends, string Why, string Source, DateOnly Begins, JourneyParties Parties,
    IReadOnlyList<JourneyStep> Steps, JourneyThen Then)
{
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The file's name without its ending: the journey's own, and the first word of its parties' ids.</summary>
    public string Id { get; init; } = "";

    /// <summary>How many days it takes.</summary>
    public int Days => Steps.SelectMany(static s => new[] { s.At, s.Happened ?? s.At }).Max(static at => int.Parse(at.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));

    public static Journey Read(string path)
    {
        var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        json.Remove("$schema");
        return json.Deserialize<Journey>(Strict)! with { Id = Path.GetFileNameWithoutExtension(path) };
    }
}

sealed record JourneyTitle(string Zh, string En);

/// <summary>Whom the runner registers through the doors before the first step.</summary>
sealed record JourneyParties(
    IReadOnlyList<JourneyEnterprise> Enterprises, IReadOnlyList<JourneySite> Sites, IReadOnlyList<JourneyPerson> People,
    IReadOnlyList<JourneyVehicle>? Vehicles = null, IReadOnlyList<JourneyPermit>? Permits = null, IReadOnlyList<JourneyPlan>? Plans = null,
    IReadOnlyList<JourneyApproval>? Approvals = null);

sealed record JourneyEnterprise(string As, string Name, string Division, IReadOnlyList<string> Kinds);

sealed record JourneySite(
    string As, string Of, string Name, string Kind, string? Division = null, string? Supervisor = null, IReadOnlyList<string>? Tags = null,
    string? Town = null, string? Store = null);

sealed record JourneyPerson(string As, IReadOnlyList<string> Roles, string? Of = null, string? Region = null);

sealed record JourneyVehicle(string As, string Of, bool Hazardous = false, bool Sealed = false, string? LicenceUntil = null);

sealed record JourneyPermit(
    string As, string Site, IReadOnlyList<string> Codes, IReadOnlyList<string> Methods, string From, string Until, JsonObject? YearlyScale = null);

sealed record JourneyPlan(string Site, int Year, JsonArray Entries);

sealed record JourneyApproval(
    string As, string Kind, string Site, IReadOnlyList<string> Codes, JsonObject Quantity, string From, string Until, string? Receiver = null);

/// <param name="At">Day of the journey and time of day in China; the doors' clock says it.</param>
/// <param name="Happened">When it is claimed to have happened, where that is not <paramref name="At"/>.</param>
/// <param name="Again">Names a step: its body is sent once more, byte for byte.</param>
/// <param name="ActIdOf">Names a step: its act's id is used for another content.</param>
sealed record JourneyStep(
    string By, string Door, string At, string? Happened = null, JsonObject? Body = null, string? Raw = null, string? Again = null,
    string? ActIdOf = null, string? As = null, string? Says = null, JourneyLook? Looks = null, JourneyExpectation? Expect = null);

/// <summary>What a person reads before a step, and what the answer is called.</summary>
sealed record JourneyLook(string Door, string As);

/// <param name="Code">Of a refusal.</param>
/// <param name="SameAs">Names a step whose answer this one repeats.</param>
/// <param name="Basis">What the legal basis of a refusal or note says, by its code.</param>
sealed record JourneyExpectation(
    int Status = 200, string? Code = null, string? Pointer = null, string? State = null, IReadOnlyList<string>? Notes = null,
    IReadOnlyList<JourneyLot>? Lots = null, string? SameAs = null, IReadOnlyDictionary<string, string>? Basis = null);

sealed record JourneyLot(long Grams, string? Place = null, string? Stream = null, string? Code = null, string? Holder = null);

/// <summary>What is true when all steps are done.</summary>
sealed record JourneyThen(
    IReadOnlyList<JourneyTrace> Traces, IReadOnlyList<JourneyManifest>? Manifests = null, IReadOnlyList<JourneyStock>? Stocks = null,
    IReadOnlyList<JourneyIdentity>? Identity = null, IReadOnlyList<JourneyAlarm>? Alarms = null,
    IReadOnlyList<JourneyRead>? Reads = null);

/// <param name="Of">The manifest, the lot or the site it is about.</param>
/// <param name="State">What it is at that time; <c>none</c> where the reader is shown nothing.</param>
sealed record JourneyAlarm(string Kind, string Of, string AsOf, string State, long? Grams = null, string? By = null);

/// <summary>A question at a door, and what its answer holds.</summary>
/// <param name="Door">With its fields; a name such as <c>$plant</c> stands for a party's id.</param>
/// <param name="Body">What is asked, at a door that takes a body.</param>
/// <param name="Holds">Fields that the answer has; of a list, rows that it has among others, and none at all where it is empty.</param>
/// <param name="Whole">Whether its lists have no rows but those.</param>
/// <param name="Code">Of a refusal, where it is refused.</param>
sealed record JourneyRead(
    string Door, string? By = null, JsonNode? Holds = null, bool Whole = false, string? Code = null, JsonObject? Body = null);

/// <param name="Outcomes">Grams by outcome class; all there are.</param>
/// <param name="Open">Grams by place.</param>
/// <param name="Roots">Grams by kind.</param>
sealed record JourneyTrace(
    string Of, IReadOnlyDictionary<string, long>? Outcomes = null, IReadOnlyDictionary<string, long>? Open = null,
    IReadOnlyDictionary<string, long>? Roots = null, bool Back = false, bool Through = false, string? By = null);

sealed record JourneyManifest(string Of, string State, IReadOnlyList<JsonObject>? Items = null, string? By = null);

sealed record JourneyStock(string Site, IReadOnlyList<JourneyLot> Holds, string? By = null);

/// <param name="Flows">Grams by term of the identity; those not named are zero.</param>
sealed record JourneyIdentity(string Stream, IReadOnlyDictionary<string, long> Flows);
