using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Producers;
using WasteFlow.Waste;
using static WasteFlow.Units.Rooms.Quarter;

namespace WasteFlow.Units.Rooms;

/// <summary>Labels are made (制作标签) by whoever holds the waste, each serial once; of those that were made here it is known what they say.</summary>
public class LabelRuleTest
{
    [Theory]
    [InlineData("clerk works", "900-249-08", 1, null, "label_not_digital")]
    [InlineData("clerk clinic", "900-249-08", 1, null, "not_yours /site")]
    [InlineData("officer 410104", "900-249-08", 1, null, "label_not_digital")]
    [InlineData("clerk works", "900-249-8", 1, null, "code_malformed /code")]
    [InlineData("clerk works", "841-001-01", 200, "medical-box", "")]
    [InlineData("clerk works", "841-001-01", 200, null, "")]
    [InlineData("clerk works", "841-001-01", 0, null, "label_count /count")]
    [InlineData("clerk works", "841-001-01", 201, null, "label_count /count")]
    [InlineData("clerk works", "841-001-01", 1, "hazardous", "label_form_unknown /form")]
    [InlineData("clerk works", "441-901-S02", 1, null, "label_form_unknown /form")]
    public void A_holder_has_labels_made_for_its_waste(string who, string code, int count, string? form, string told) => Assert.Equal(
        told, Told(Labelling.Make(Ask(code, count, form), new Quarter().Register, Named(who), Now)));

    [Theory]
    [InlineData(null, "")]
    [InlineData(1, "")]
    [InlineData(100_000, "")]
    [InlineData(0, "field_malformed /litres")]
    [InlineData(-5, "field_malformed /litres")]
    [InlineData(100_001, "field_malformed /litres")]
    public void A_container_holds_something(int? litres, string told) => Assert.Equal(
        told, Told(Labelling.Make(Ask("841-001-01", 1, "medical-box") with { Litres = litres }, new Quarter().Register, Clerk("works"), Now)));

    [Fact]
    public void No_two_lines_make_the_same_label_and_one_in_use_is_passed_over()
    {
        var quarter = new Quarter();
        quarter.Say(Ask("900-249-08", 2));
        quarter.Say(Ask("900-249-08", 1));
        quarter.Packed(new("BQ-works-20250305-007", new LotId(1, 1), 180_000));
        quarter.Say(Ask("900-249-08", 1));
        quarter.Packed(new("BQ-works-20250305-002", new LotId(1, 2), 20_000));
        Assert.Equal(["BQ-works-20250305-001 ", "BQ-works-20250305-002 20000"], Made(quarter, 1));
        Assert.Equal(["BQ-works-20250305-003 "], Made(quarter, 2));
        Assert.Equal(["BQ-works-20250305-008 "], Made(quarter, 4));
    }

    [Fact]
    public void A_series_ends_with_999_and_what_is_beyond_is_said()
    {
        var quarter = new Quarter();
        for (var made = 0; made < 800; made += 200) quarter.Say(Ask("841-001-01", 200, "medical-bag"));
        Assert.Equal("", Told(Labelling.Make(Ask("841-001-01", 199, "medical-bag"), quarter.Register, Clerk("works"), Now)));
        Assert.Equal("labels_exhausted /count", Told(Labelling.Make(Ask("841-001-01", 200, "medical-bag"), quarter.Register, Clerk("works"), Now)));
        Assert.Equal("", Told(Labelling.Make(Ask("841-001-01", 200, "medical-box"), quarter.Register, Clerk("works"), Now)));

        // Two rooms that did not know of each other may both have let their ask through: the line decides.
        quarter.Say(Ask("841-001-01", 199, "medical-bag"));
        quarter.Say(Ask("841-001-01", 5, "medical-bag"));
        Assert.Equal("YD-works-20250305-999 ", Made(quarter, 5)[^1]);
        Assert.Empty(Made(quarter, 6));
        Assert.Equal(5, LabelFold.Find(quarter.LineOf(6), quarter.Register.Fold(LabelFold.FoldName))!.Missing);
    }

    [Fact]
    public void A_label_tells_the_line_that_made_it()
    {
        var quarter = new Quarter();
        quarter.Say(Ask("900-249-08", 2));
        quarter.Packed(new("BQ-works-20250305-004", new LotId(1, 1), 180_000));
        quarter.Say(Ask("900-249-08", 2));
        Assert.Equal(
            [quarter.LineOf(1), quarter.LineOf(1), null, null, quarter.LineOf(3), quarter.LineOf(3), null],
            Enumerable.Range(1, 7).Select(n => LabelFold.LineOf($"BQ-works-20250305-00{n}", quarter.Register.Fold(LabelFold.FoldName))));
        Assert.Null(LabelFold.LineOf("drum 7", quarter.Register.Fold(LabelFold.FoldName)));
    }

    /// <summary>
    /// Order 23 art. 13: the marks agree with the manifest. A label of ours was made for a site and a waste, and is odd on anything else; any other label is taken.
    /// </summary>
    [Theory]
    [InlineData("BQ-works-20250305-001", "900-249-08", "")]
    [InlineData("BQ-works-20250305-001", "336-064-17", "label_differs")]
    [InlineData("BQ-works-20250305-002", "336-064-17", "")]
    [InlineData("BQ-works-yard-20250305-001", "900-249-08", "label_differs")]
    [InlineData("drum 7", "336-064-17", "")]
    public void A_label_that_was_made_here_says_what_is_in_the_container(string label, string code, string told)
    {
        var quarter = Labelled();
        Container[] drum = [new("drum 6"), new(label, Tonnes(1))];
        Judgement[] filled =
        [
            Generating.Judge(new(Guid.Empty, Now, Works, "hazardous", new(code), Tonnes(1), Containers: drum), quarter.Register, Clerk("works"), Now),
            Holding.Open(new(Guid.Empty, Now, Works, "hazardous", new(code), Tonnes(1), Today, Containers: drum), quarter.Register, Clerk("works"), Now),
            Holding.BringIn(new(Guid.Empty, Now, Works, "hazardous", new(code), Tonnes(1), "a village", "slip 7", drum), quarter.Register, Clerk("works"), Now),
        ];
        Assert.All(filled, j => Assert.Equal(told, Told(j)));
        if (told.Length > 0) Assert.All(filled, static j => Assert.Equal(("/containers/1/label", "label-matches"), (j.Notes[0].Pointer, j.Notes[0].Basis!.Rule)));
    }

    /// <summary>Who collects drums sends on what others labelled, so a load is held to the code alone.</summary>
    [Theory]
    [InlineData("BQ-works-20250305-001", null, "plan_missing")]
    [InlineData("BQ-works-yard-20250305-001", null, "plan_missing")]
    [InlineData("BQ-works-20250305-002", null, "label_differs plan_missing")]
    [InlineData("BQ-works-20250305-002", "410104", "label_differs /items/0/containers/1")]
    [InlineData("BQ-works-20250305-002", "410183", "label_differs plan_missing")]
    public void A_load_goes_in_containers_that_are_labelled_for_it(string label, string? refusing, string told)
    {
        var quarter = Labelled();
        if (refusing is not null)
        {
            quarter.Say(new ChangeRule(Guid.Empty, Now, "label-matches", Today, "专项整治", "管环〔2025〕3号", "refuse", null, refusing));
        }

        var act = File();
        act = act with { Items = [act.Items[0] with { Containers = ["drum 7", label] }] };
        Assert.Equal(told, Told(Filing.Judge(act, quarter.Register, Clerk("works"), Now)));
    }

    /// <summary>The works has labels 001 for oil and 002 for sludge of a day, and its yard 001 for oil.</summary>
    static Quarter Labelled()
    {
        var quarter = new Quarter();
        quarter.Say(Ask("900-249-08", 1));
        quarter.Say(Ask("336-064-17", 1));
        quarter.Say(Ask("900-249-08", 1) with { Site = WorksYard });
        return quarter;
    }

    static MakeLabels Ask(string code, int count, string? form = null) => new(Guid.Empty, Now, Works, new(code), Today, count, form);

    static string[] Made(Quarter quarter, int nth) =>
        [.. LabelFold.Find(quarter.LineOf(nth), quarter.Register.Fold(LabelFold.FoldName))!.Labels.Select(static l => $"{l.Label} {l.Grams}")];
}
