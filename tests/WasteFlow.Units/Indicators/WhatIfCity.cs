using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.PlanTexts;

namespace WasteFlow.Units.Indicators;

/// <summary>Small cities that what-if questions are asked of, by plan <c>p</c> of 410104.</summary>
static class WhatIfCity
{
    public const string Slag = "900-099-S59";
    public const string Industrial = "general-industrial";
    public const long Tonne = 1_000_000;

    public const string Oil = "900-249-08";

    /// <summary>100 t of slag came into being at the works: 60 t are buried at the pit, 30 t used by the plant, and 10 t lie there still.</summary>
    public static HandWritten City(string? rows = null)
    {
        var city = new HandWritten();
        city.Site("works");
        city.Site("pit", "410183", "landfill");
        city.Site("plant", "410185", "building-material-plant");
        city.Site("ruin", "410185", "building-material-plant");
        city.Change("ruin", new(2025, 1, 1), status: "closed");
        var slag = city.Enter("works", Slag, 100 * Tonne);
        city.Treat("pit", "D1", Classes.Landfilled, [(60 * Tonne, city.Carry("M1", "works", "pit", Slag, Industrial, "D1", slag, 60 * Tonne, 60 * Tonne))], 0, 0);
        city.Treat("plant", "road-base", Classes.Utilised, [(30 * Tonne, city.Carry("M2", "works", "plant", Slag, Industrial, "road-base", slag, 30 * Tonne, 30 * Tonne))], 30 * Tonne, 0);
        city.Adopt("p", "410104", Of("p", rows ?? string.Join(',',
            Row(1, "gi-utilisation", Target(">=", "50")), Row(2, "gi-storage-disposal", Target("<=", "0.005"), unit: "万吨"), Row(3, "satisfaction", Target(">=", "1")),
            Row(4, "msw-landfill", Target("=", "0"), unit: "万吨"))));
        return city;
    }

    /// <summary>The city with 50 t of buried oil; the refinery treats a tonne a day.</summary>
    public static HandWritten Oiled()
    {
        var city = City();
        city.Site("refinery", "410185", "hazardous-treatment", capacity: Tonne);
        city.Site("neighbour", "410183");
        city.Add(new GrantPermit(Guid.Empty, default, "P1", new("refinery"), ["HW08"], ["R9"], new(2024, 1, 1), new(2026, 12, 31), new("40", "t")));
        var oil = city.Enter("works", Oil, 70 * Tonne, "hazardous");
        city.Treat("pit", "D1", Classes.Landfilled, [(50 * Tonne, city.Carry("H1", "works", "pit", Oil, "hazardous", "D1", oil, 50 * Tonne, 50 * Tonne))], 0, 0);
        city.Treat("refinery", "R9", Classes.Utilised, [(20 * Tonne, city.Carry("H2", "works", "refinery", Oil, "hazardous", "R9", oil, 20 * Tonne, 20 * Tonne))], 20 * Tonne, 0);
        var others = city.Carry("H3", "neighbour", "refinery", Oil, "hazardous", "R9", city.Enter("neighbour", Oil, 10 * Tonne, "hazardous"), 10 * Tonne, 10 * Tonne);
        city.Treat("refinery", "R9", Classes.Utilised, [(10 * Tonne, others)], 10 * Tonne, 0);
        return city;
    }

    public static Read<WhatIfFigures> Asked(HandWritten city, WhatIf ask) => Supposing.Of(city.Documents, city.Number, ask, static _ => true);

    public static WhatIfFigures Answer(HandWritten city, params FlowChange[] changes) => Asked(city, new("p", changes)).View!;

    /// <summary>10 t of kitchen fraction became compost, and 4 t of residue of it were buried: 60 % recycled.</summary>
    public static HandWritten Composted()
    {
        var city = City(Row(7, "msw-recycling", Target(">=", "50")));
        city.Site("street", kind: "collection-area");
        city.Site("digester", kind: "kitchen-plant");
        city.Enter("street", "900-911-S62", Tonne, "recyclables");
        var there = city.Carry("M4", "street", "digester", "900-901-S61", "household", "compost", city.Enter("street", "900-901-S61", 10 * Tonne, "household"), 10 * Tonne, 10 * Tonne);
        var residue = city.Treat("digester", "compost", Classes.Utilised, [(10 * Tonne, there)], 6 * Tonne, 0, ("household", "900-901-S64", 4 * Tonne));
        city.Treat("digester", "D1", Classes.Landfilled, [(4 * Tonne, residue)], 0, 0);
        return city;
    }
}
