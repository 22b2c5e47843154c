using System.Numerics;

namespace WasteFlow.Oracle;

/// <summary>What is counted in the register as of the last day of the months.</summary>
sealed partial class Measures
{
    DateOnly Last => new DateOnly(months.Last / 12, months.Last % 12 + 1, 1).AddMonths(1).AddDays(-1);

    IReadOnlyList<Known>? Register => town.Register.In(region, Last) is { Count: > 0 } known ? known : null;

    IEnumerable<Known>? Open(Wanted wanted) => Register?.Where(k => !k.IsClosed && wanted.TakesSite(k.Site));

    /// <summary>How many units there are.</summary>
    public Fraction? Units(Wanted wanted) => Count(Open(wanted));

    /// <summary>Those with a permit of the authority, and with a policy where that is asked for.</summary>
    public Fraction? Licensed(bool insured) =>
        Count(Open(new())?.Where(k => town.Register.HasPermit(k.Site.Id, Last) && (!insured || town.Register.IsInsured(k.Enterprise, Last))));

    /// <summary>Those that were inspected, whatever became of them; where it is asked for, those that never failed.</summary>
    public Fraction? Inspected(string units, bool passed) => Count(Register?.Where(k =>
        town.Register.Inspections(k.Site.Id, units, new(months.First / 12, months.First % 12 + 1, 1), Last).ToList() is { Count: > 0 } found && !(passed && found.Contains(false))));

    /// <summary>Units that gave waste in the twelve months to the last, by themselves or by their route, or ever where a contract holds.</summary>
    /// <param name="what">Where it has to have come to: <c>received</c> is by anybody, <c>accepted</c> by a plant that ends the way.</param>
    public Fraction? Collected(Wanted wanted, string what = "received")
    {
        var year = new Span(months.Last - 11, months.Last);
        return IsSilent(wanted, year) && !StandsFromBefore(wanted, year) ? null : Count(Open(wanted)?.Where(unit =>
        {
            string[] givers = [unit.Site.Id, .. town.Register.Routes(unit.Site.Id, Last)];
            var given = all[what].Where(h => h.Key.Root == "primary" && h.Key.Month <= months.Last && givers.Contains(h.Key.Producer, StringComparer.Ordinal)
                && wanted.TakesStream(h.Key.Stream) && wanted.TakesCode(h.Key.Code)).ToList();
            return given.Exists(h => year.Holds(h.Key.Month))
                || town.Register.IsUnderContract(unit.Enterprise, Last, given.Select(static h => h.Key.Code).ToHashSet(StringComparer.Ordinal));
        }));
    }

    /// <summary>Permitted tonnes a day: of plants in the region, or the region's part of those that serve it.</summary>
    public Fraction? Capacity(Wanted wanted)
    {
        if (wanted.AtFacility) return Open(wanted) is { } plants ? Tonnes(plants.Sum(static p => (decimal)(p.Site.Capacity ?? 0))) : null;
        var serving = town.Register.Serving(region, Last).ToList();
        var parts = serving.Where(s => wanted.TakesSite(s.Plant.Site)).Sum(static s => (decimal)s.Plant.Site.Capacity!.Value * s.PerMille);
        return serving.Count == 0 ? null : new Fraction(new BigInteger(parts), 1_000_000_000);
    }

    static Fraction? Count(IEnumerable<Known>? units) => units is null ? null : (Fraction)units.Count();
}
