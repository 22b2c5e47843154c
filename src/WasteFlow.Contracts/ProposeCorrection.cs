using System.Text.Json;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>
/// A party says that something it or its counterparty said is wrong, and what is right (更正申请). Nothing is overwritten: where nobody else's consent
/// is needed, or once it is there, the difference is posted beside the first line. <c>schemas/codes/corrections.csv</c> says what may be
/// corrected, by whom and with whose consent.
/// </summary>
/// <param name="Party">On whose behalf.</param>
/// <param name="As">The role it has in what is corrected: see <see cref="PartyRoles"/>.</param>
/// <param name="Line">The line of the act that is corrected.</param>
/// <param name="Pointer">Where in that act, as a JSON Pointer (RFC 6901): <c>/quantity</c>, <c>/items/0/quantity</c> …</param>
/// <param name="Value">What is right, in the form the act has there.</param>
/// <param name="Reason">Why: read by the counterparty and the bureau.</param>
/// <param name="Document">The weighing slip or other evidence.</param>
public sealed record ProposeCorrection(
    Guid ActId, Instant HappenedAt, EnterpriseId Party, string As, long Line, string Pointer, JsonElement Value, string Reason,
    string? Document = null) : IAct;

/// <summary>The roles a party can have in an act.</summary>
public static class PartyRoles
{
    /// <summary>Who holds the waste at a site.</summary>
    public const string Holder = "holder";

    /// <summary>移出人.</summary>
    public const string Mover = "mover";

    /// <summary>承运人.</summary>
    public const string Carrier = "carrier";

    /// <summary>接受人.</summary>
    public const string Receiver = "receiver";
}
