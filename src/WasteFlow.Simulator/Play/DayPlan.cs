using NodaTime;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>How a day goes.</summary>
public enum DayKind
{
    /// <summary>Everybody, at the habits' own rates.</summary>
    Ordinary,

    /// <summary>Jian'an alone, at the habits' own rates; plants everywhere treat what reached them.</summary>
    Pilot,

    /// <summary>Jian'an alone, and every habit comes true once at each of its places.</summary>
    PilotAll,
}

/// <summary>Writes each day's agenda: what comes into being in the morning, who drives where, what plants do in the evening.</summary>
public sealed class DayPlan(Stage stage, int seed)
{
    private const int SplitAbove = 20_000, SplitFrom = 8_000, SplitTo = 9_900;

    private readonly Keeper keeper = new(stage);
    private readonly Treater treater = new(stage);
    private readonly Loader loader = new(stage, new Fates());
    private readonly IReadOnlyList<Makes> makes = Makes.Read();
    private readonly IReadOnlyList<Hauls> hauls = Hauls.Read();
    private readonly IReadOnlyList<Treats> treats = Treats.Read();
    private readonly IReadOnlyList<Merges> merges = Merges.Read();
    private readonly IReadOnlyList<Sorts> sorts = Sorts.Read();
    private readonly IReadOnlyList<Relabels> relabels = Relabels.Read();
    private readonly IReadOnlyList<Counts> counts = Counts.Read();
    private readonly IReadOnlyList<Flows> flows = Flows.Read();
    private readonly IReadOnlyList<Assays> assays = Assays.Read();

    private Stage Stage { get; } = stage;

    /// <param name="number">The day's number in the play, from 0.</param>
    public void Write(LocalDate day, int number, DayKind kind)
    {
        Dice Dice(string stream) => new(seed, $"{day:uuuu-MM-dd}/{stream}");
        var dice = Streams.All.ToDictionary(static s => s.Id, s => Dice(s.Id), StringComparer.Ordinal);
        var plan = new Sheet(this, day, number, kind, dice);
        plan.Morning();
        plan.Trips();
        plan.Noon();
        plan.Evening();
        if (kind == DayKind.Ordinary)
        {
            Stage.Agenda.At(Moment(day, 2, 0), () =>
            {
                Quiet.Night(Stage, Dice("quiet"));
                return Task.CompletedTask;
            });
        }
    }

    /// <summary>Stock that was there before the first line.</summary>
    public async Task Open(bool pilot, LocalDate day)
    {
        var dice = new Dice(seed, $"opening/{pilot}");
        foreach (var flow in flows.Where(static f => f.Kind == "open"))
        {
            foreach (var place in Stage.Town.Of(flow.At).Where(p => p.Owner.InPilot == pilot))
            {
                var since = NodaTime.Text.LocalDatePattern.Iso.Parse(flow.Who).Value;
                var generated = since < day ? since : day.PlusDays(-dice.Number(5, 200));
                await keeper.Open(place, flow.Stream, flow.Code, dice.Grams(flow.KgMin, flow.KgMax), generated);
                Hoard(place, flow, generated);
            }
        }
    }

    /// <summary>Some keep what they should have sent away long since.</summary>
    private void Hoard(Place place, Flows flow, LocalDate since)
    {
        if (Stage.Villain is not { } villain || flow.Stream != "hazardous" || villain.Number(1, 2) == 1
            || Stage.Told.Yard.At(place, flow.Stream, flow.Code).FreeParcels is not [.., { Lot: { } lot } parcel])
        {
            return;
        }

        parcel.Reserved += parcel.Grams;
        villain.Commit(new("stored-too-long", Moment(since.PlusYears(1), 0, 0), [lot.ToString()]));
    }

    private long? Most(Merges merge) => Streams.Of(merge.Stream).Store != "itemised" ? null
        : hauls.Where(h => h.Stream == merge.Stream && h.From == merge.At && h.Codes.Contains(merge.Code)).Min(static h => h.KgMax * 1000L);

    /// <summary>A moment of a day in the city.</summary>
    public static Instant Moment(LocalDate day, int hour, int minutes) =>
        day.AtMidnight().PlusHours(hour).PlusMinutes(minutes).InZoneLeniently(Calendar.Zone).ToInstant();

    /// <summary>One day being written.</summary>
    private sealed class Sheet(DayPlan plan, LocalDate day, int number, DayKind kind, Dictionary<string, Dice> dice)
    {
        private Stage Stage => plan.Stage;

        public void Morning()
        {
            foreach (var make in plan.makes)
            {
                foreach (var place in Here(make.At).Where(_ => Comes(dice[make.Stream], make.PerMille)))
                {
                    var grams = Said.WholeUnits(dice[make.Stream].Grams(make.KgMin, make.KgMax), make.Unit, make.KgEach);
                    At(5, dice[make.Stream].Number(0, 110), () => plan.keeper.Generate(
                        place, make.Stream, make.Code, grams, Said.Counted(grams, make.Unit, make.KgEach)));
                }
            }
        }

        public void Trips()
        {
            foreach (var haul in plan.hauls)
            {
                foreach (var mover in Here(haul.From).Where(_ => Comes(dice[haul.Stream], haul.PerMille)))
                {
                    var chance = dice[haul.Stream];
                    At(haul.Hour, chance.Number(0, 100), () =>
                    {
                        foreach (var part in Parts(haul))
                        {
                            plan.loader.Load(part, mover, chance, split: !ReferenceEquals(part, haul))?.Begin(Stage.Now);
                        }

                        return Task.CompletedTask;
                    });
                }
            }
        }

        public void Noon()
        {
            foreach (var flow in plan.flows.Where(static f => f.Kind == "bring"))
            {
                foreach (var place in Due(flow.At, flow.EveryDays))
                {
                    var grams = dice[flow.Stream].Grams(flow.KgMin, flow.KgMax);
                    At(11, dice[flow.Stream].Number(0, 50), () => plan.keeper.BringIn(place, flow.Stream, flow.Code, grams, flow.Who));
                }
            }

            foreach (var relabel in plan.relabels)
            {
                Each(relabel.At, 12, 10, place => Relabel(relabel, place));
            }

            foreach (var assay in plan.assays)
            {
                foreach (var place in Here(assay.At).Where(_ => Comes(dice[assay.Stream], assay.PerMille)))
                {
                    var moisture = dice[assay.Stream].Number(740, 830);
                    At(12, 40, () => plan.keeper.Assay(Pile(place, assay.Stream, assay.Code), moisture, meets: moisture < 820));
                }
            }

            foreach (var sort in plan.sorts)
            {
                Each(sort.At, 12, 55, place => plan.keeper.Sort(Pile(place, sort.Stream, sort.Code), sort.Parts));
            }

            foreach (var merge in plan.merges)
            {
                Each(merge.At, 13, 15, place => plan.keeper.Merge(Pile(place, merge.Stream, merge.Code), plan.Most(merge)));
            }
        }

        public void Evening()
        {
            foreach (var flow in plan.flows.Where(static f => f.Kind == "send"))
            {
                foreach (var place in Due(flow.At, flow.EveryDays))
                {
                    At(17, 20, () => plan.keeper.SendOut(Pile(place, flow.Stream, flow.Code), flow.Who));
                }
            }

            foreach (var treat in plan.treats)
            {
                foreach (var place in Stage.Town.Of(treat.At).Where((_, i) => kind != DayKind.Ordinary || (number + i) % treat.EveryDays == 0))
                {
                    At(19, dice[treat.Stream].Number(0, 100), () => plan.treater.Treat(place, treat, number));
                }
            }

            foreach (var count in plan.counts)
            {
                foreach (var place in Due(count.At, count.EveryDays))
                {
                    var share = dice[count.Stream].Number(count.PerMilleMin, count.PerMilleMax);
                    At(21, 30 + dice[count.Stream].Number(0, 25), () => Count(Pile(place, count.Stream, count.Code), share));
                }
            }
        }

        /// <summary>The haul as it is; or, where somebody stays under a threshold, two smaller ones.</summary>
        private Hauls[] Parts(Hauls haul)
        {
            if (haul is not { Stream: "hazardous", KgMax: > SplitAbove } || Stage.Villain?.Chance("split-load") != true)
            {
                return [haul];
            }

            var part = haul with { KgMin = SplitFrom, KgMax = SplitTo };
            return [part, part];
        }

        private async Task Relabel(Relabels relabel, Place place)
        {
            var pile = Pile(place, relabel.Stream, relabel.Code);
            foreach (var parcel in pile.FreeParcels.Where(p => relabel.Fresh is not { } fresh || fresh == (p.LeftBy.Count == 0)))
            {
                await plan.keeper.Relabel(pile, parcel, relabel.ToStream, relabel.ToCode, relabel.Reason, relabel.Document);
            }
        }

        private Task Count(Pile pile, int perMille)
        {
            if (Stage.Villain is { } villain && villain.Chance("dumped"))
            {
                var lies = pile.ByLot ? pile.FreeParcels.Select(static p => p.Grams).FirstOrDefault() : pile.Free;
                return plan.keeper.Count(pile, -(lies / 1000 * villain.Number(60, 700)), "盘点差异", dumped: lies > 0);
            }

            var basis = pile.ByLot ? pile.FreeParcels.Select(static p => p.Grams).FirstOrDefault() : pile.Grams;
            return plan.keeper.Count(pile, basis / 1000 * perMille, perMille < 0 ? "水分蒸发及沥水" : "盘点复核地磅");
        }

        private Pile Pile(Place place, string stream, WasteCode code) => Stage.Told.Yard.At(place, stream, code);

        /// <summary>Noon's work at every place of a use, where something lies there.</summary>
        private void Each(string use, int hour, int minute, Func<Place, Task> what)
        {
            foreach (var place in Here(use))
            {
                At(hour, minute, () => what(place));
            }
        }

        private IEnumerable<Place> Here(string use) => Stage.Town.Of(use).Where(p => kind == DayKind.Ordinary || p.Owner.InPilot);

        private IEnumerable<Place> Due(string use, int everyDays) => Here(use).Where((_, i) => (number + i * 3) % everyDays == everyDays / 2);

        private bool Comes(Dice chance, int perMille) => chance.Chance(perMille) || kind == DayKind.PilotAll;

        private void At(int hour, int minutes, Func<Task> what) => Stage.Agenda.At(Moment(day, hour, minutes), what);
    }
}
