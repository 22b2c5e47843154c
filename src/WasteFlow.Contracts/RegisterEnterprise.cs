using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>An enterprise, institution or person becomes a party (登记单位).</summary>
/// <param name="Enterprise">The unified social credit code where it has one (GB 32100, with its check digit).</param>
/// <param name="Identity"><c>credit-code</c>, <c>medical-licence</c>, <c>army</c>, <c>individual</c> or <c>local</c>.</param>
/// <param name="Division">County-level division code of its seat.</param>
/// <param name="Kinds">Producer or party kinds of <c>schemas/codes/party-kinds.csv</c>.</param>
/// <param name="Simulated">True for a party that does not exist outside a simulation.</param>
public sealed record RegisterEnterprise(
    Guid ActId, Instant HappenedAt, EnterpriseId Enterprise, string Name, string Identity, string Division,
    IReadOnlyList<string> Kinds, bool Simulated = false) : IAct;
