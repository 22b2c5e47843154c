using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Habits;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Offices;

/// <summary>
/// What a region's habits bring in a period on average: statistics of a simulated city are scaled to it, so that rates come out
/// plausible. Knows habits only, nothing that was played.
/// </summary>
/// <param name="days">Ordinary days of the period; <paramref name="pilot"/> adds one on which every habit comes true.</param>
public sealed class Expectation(Town town, int days, bool pilot)
{
    private readonly IReadOnlyList<Makes> makes = Makes.Read();
    private readonly IReadOnlyList<Hauls> hauls = Hauls.Read();

    public int Days => pilot ? days + 1 : days;

    /// <summary>Tonnes generated in the region, of what the question takes.</summary>
    /// <param name="takes">Stream, code and producer's place.</param>
    public decimal Generated(string region, Func<string, WasteCode, Place, bool> takes)
    {
        var kilograms = 0m;
        foreach (var make in makes)
        {
            kilograms += In(region, make.At).Count(p => takes(make.Stream, make.Code, p)) * Times(make.PerMille) * (make.KgMin + make.KgMax) / 2;
        }

        foreach (var haul in hauls.Where(static h => h.Known != Known.Stock))
        {
            var share = haul.Codes.Count == 1 ? 1m : 0.85m;
            kilograms += haul.Codes.Sum(code => In(region, haul.From).Count(p => takes(haul.Stream, code, p)))
                * share * Times(haul.PerMille) * (haul.KgMin + haul.KgMax) / 2;
        }

        return kilograms / 1000;
    }

    /// <summary>
    /// Tonnes of a code that the region hardly brings in more of: the mean and two standard deviations. A harvest is by nature no less than what
    /// came of it, also where few days are played.
    /// </summary>
    public decimal AtMost(string region, WasteCode code)
    {
        var mean = 0m;
        var variance = 0m;
        foreach (var make in makes.Where(m => m.Code == code))
        {
            Add(In(region, make.At).Count(), make.PerMille, make.KgMin, make.KgMax);
        }

        foreach (var haul in hauls.Where(h => h.Known != Known.Stock && h.Codes.Contains(code)))
        {
            Add(In(region, haul.From).Count(), haul.PerMille, haul.KgMin, haul.KgMax);
        }

        return (mean + 2 * Root(variance)) / 1000;

        void Add(int places, int perMille, decimal least, decimal most)
        {
            var each = (least + most) / 2;
            var square = (least * least + least * most + most * most) / 3;
            var share = perMille / 1000m;
            mean += places * Times(perMille) * each;
            variance += places * (days * (share * square - share * share * each * each) + (pilot ? square - each * each : 0));
        }
    }

    /// <summary>By Newton's way, to a thousandth: enough for a statistic.</summary>
    private static decimal Root(decimal square)
    {
        var root = Math.Max(square, 1);
        for (var next = (root + square / root) / 2; root - next > 0.001m; next = (root + square / root) / 2)
        {
            root = next;
        }

        return root;
    }

    /// <summary>Tonnes that places of the region have carried away by a method.</summary>
    public decimal Hauled(string region, string stream, string method) =>
        hauls.Where(h => h.Stream == stream && h.Method == method)
            .Sum(h => In(region, h.From).Count() * Times(h.PerMille) * (h.KgMin + h.KgMax) / 2) / 1000;

    /// <summary>Places of the region that fit.</summary>
    public int Count(string region, Func<Place, bool> fits) => town.Places.Count(p => Divisions.IsIn(p.Division, region) && fits(p));

    private IEnumerable<Place> In(string region, string use) => town.Of(use).Where(p => Divisions.IsIn(p.Division, region));

    private decimal Times(int perMille) => days * perMille / 1000m + (pilot ? 1 : 0);
}
