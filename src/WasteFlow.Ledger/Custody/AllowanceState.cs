using System.Text.Json.Serialization;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Custody;

/// <summary>
/// An allowance account (额度): whole smallest parts of the unit it was first granted in. A grant or a load that is said in another unit counts by its
/// mass. A warn-only account may go below zero.
/// </summary>
/// <param name="Unit">The smallest part it counts in, <c>L</c> or <c>piece</c>; null for grams.</param>
/// <param name="Factor">Kilograms per whole unit, as last granted in that unit; null for grams.</param>
public sealed record AllowanceState(string Allowance, bool WarnOnly, long Granted, long Pending, long Posted, string? Unit = null, string? Factor = null)
{
    [JsonIgnore]
    public long Free => Granted - Pending - Posted;

    /// <summary>The account that a first grant opens; one whose factor is nothing cannot turn mass into its unit, so it counts mass.</summary>
    public static AllowanceState Opened(string allowance, bool warnOnly, Quantity said) =>
        Quantities.IsSome(said.Factor) && Units.Find(said.Unit)?.Part is { } part
            ? new(allowance, warnOnly, 0, 0, 0, part, said.Factor)
            : new(allowance, warnOnly, 0, 0, 0);

    /// <summary>With the factor of a grant that is said in the account's unit.</summary>
    public AllowanceState By(Quantity said) =>
        Unit is not null && Units.Find(said.Unit)?.Part == Unit && Quantities.IsSome(said.Factor) ? this with { Factor = said.Factor } : this;

    /// <summary>An amount in the account's unit.</summary>
    /// <param name="begun">Whether what is counted one by one counts as soon as it is begun: so it does where it is taken.</param>
    public long Of(AllowanceTake take, bool begun = false) =>
        take.Unit == Unit ? take.Amount
        : Unit is null ? take.Grams ?? take.Amount
        : Quantities.PartsOf(take.Grams ?? take.Amount, Units.OfPart(Unit)!, Factor!, begun);
}
