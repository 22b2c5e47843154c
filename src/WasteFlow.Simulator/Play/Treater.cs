using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Truth;

namespace WasteFlow.Simulator.Play;

/// <summary>Plants at work: what lies there goes in, products, residues and losses come out.</summary>
public sealed class Treater(Stage stage)
{
    private const long Kilogram = 1000;

    private Told Told => stage.Told;

    /// <summary>Treats what lies at a place by a habit; nothing happens where too little lies there.</summary>
    /// <param name="turn">Which of the habit's methods has its turn.</param>
    public async Task Treat(Place place, Treats habit, int turn)
    {
        var inputs = Choose(place, habit);
        var waste = inputs.Sum(static i => i.Grams);
        if (waste < habit.KgMin * Kilogram)
        {
            return;
        }

        var (method, outcome) = habit.Methods[turn % habit.Methods.Count];
        var makes = Found(habit, out var mixed);
        var additions = makes.Where(static m => m.Sort == "addition").ToArray();
        var outputs = makes.Where(static m => m.Sort != "addition").ToArray();
        var added = additions.Select(a => waste * a.PerMille!.Value / 1000).ToArray();
        var grams = Shares.Of(waste, waste + added.Sum(), [.. outputs.Select(static o => o.PerMille)]);
        var answer = await stage.Do(place.Owner.Clerk, Rooms.Disposers, habit.Stream, (id, now) => new TreatWaste(
            id, now, place.Id, method, [.. inputs.Select(Input)],
            Kinds("addition", additions, added), Kinds("product", outputs, grams), Residues(outputs, grams),
            Kinds("loss", outputs, grams), Emplaced(outputs, grams)));
        if (answer is null)
        {
            return;
        }

        if (mixed)
        {
            stage.Villain!.Commit(new("mixed-fraction", stage.Now, [answer.Line.ToString(System.Globalization.CultureInfo.InvariantCulture)]));
        }

        foreach (var input in inputs)
        {
            foreach (var stream in input.LeftBy)
            {
                Told.Coverage.Of(stream).ResiduesTreatedAgain++;
            }

            Told.Out(stage.Now, input.Pile, input.Parcel, outcome, input.Grams);
        }

        Born(answer, place, habit.Stream, outputs, grams);
    }

    /// <summary>What comes out: of sorted waste more or less as the habit says, of waste that was mixed far more that has to go on.</summary>
    private IReadOnlyList<Output> Found(Treats habit, out bool mixed)
    {
        mixed = false;
        if (stage.Villain is not { } villain || habit.Stream != "kitchen" || habit.Makes.FirstOrDefault(static m => m.Sort == "residue") is not { PerMille: > 200 } residue)
        {
            return habit.Makes;
        }

        mixed = villain.Chance("mixed-fraction");
        var share = mixed ? villain.Number(430, 650) : villain.Number(240, 440);
        return [.. habit.Makes.Select(m => ReferenceEquals(m, residue) ? m with { PerMille = share } : m)];
    }

    private void Born(Accepted answer, Place place, string stream, Output[] outputs, long[] grams)
    {
        foreach (var (output, i) in outputs.Select(static (o, i) => (o, i)))
        {
            if (output.Sort == "residue" && grams[i] > 0)
            {
                var pile = Told.Yard.At(place, output.Stream, new(output.Kind));
                Told.In(stage.Now, pile, Term.ResiduesBorn, grams[i], answer.LotAt(place, output.Stream, new(output.Kind)), [stream]);
            }
        }
    }

    private List<Portion> Choose(Place place, Treats habit)
    {
        var room = habit.KgMax * Kilogram;
        var chosen = new List<Portion>();
        foreach (var code in habit.Codes)
        {
            var pile = Told.Yard.At(place, habit.Stream, code);
            if (!pile.ByLot)
            {
                Add(new(pile, null, Math.Min(pile.Free, room), [.. pile.LeftBy]));
                continue;
            }

            foreach (var parcel in pile.FreeParcels.Where(p => p.Lot is not null && (habit.Fresh is not { } fresh || fresh == (p.LeftBy.Count == 0))))
            {
                if (parcel.Grams <= room)
                {
                    Add(new(pile, parcel, parcel.Grams, parcel.LeftBy));
                }
            }
        }

        return chosen;

        void Add(Portion portion)
        {
            if (portion.Grams > 0)
            {
                chosen.Add(portion);
                room -= portion.Grams;
            }
        }
    }

    private static TreatmentInput Input(Portion portion) => portion.Parcel is { Lot: { } lot }
        ? new(lot)
        : new(null, portion.Pile.Stream, portion.Pile.Code, Said.Mass(portion.Grams));

    private static Kinded[]? Kinds(string sort, Output[] outputs, long[] grams)
    {
        Kinded[] kinds =
        [
            .. outputs.Select(static (o, i) => (o, i)).Where(p => p.o.Sort == sort && grams[p.i] > 0)
                .Select(p => new Kinded(p.o.Kind, Said.Mass(grams[p.i]))),
        ];
        return kinds.Length == 0 ? null : kinds;
    }

    private static Residue[]? Residues(Output[] outputs, long[] grams)
    {
        Residue[] residues =
        [
            .. outputs.Select(static (o, i) => (o, i)).Where(p => p.o.Sort == "residue" && grams[p.i] > 0)
                .Select(p => new Residue(p.o.Stream, new(p.o.Kind), Said.Mass(grams[p.i]))),
        ];
        return residues.Length == 0 ? null : residues;
    }

    private static Quantity? Emplaced(Output[] outputs, long[] grams)
    {
        var at = Array.FindIndex(outputs, static o => o.Sort == "emplaced");
        return at < 0 || grams[at] == 0 ? null : Said.Mass(grams[at]);
    }

    private sealed record Portion(Pile Pile, Parcel? Parcel, long Grams, IReadOnlyList<string> LeftBy);
}
