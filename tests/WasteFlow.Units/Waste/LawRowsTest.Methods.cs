namespace WasteFlow.Units.OfWaste;

/// <summary>What becomes of waste by a method: R, C2 and C3 use it, D1 buries it, D10 burns it, C5 and S only keep it.</summary>
public partial class LawRowsTest
{
    /// <summary>The code goes before its class, that before the stream.</summary>
    const string Methods = """
        hazardous |  | R1 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | R2 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | R3 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | R4 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | R5 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | R6 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | R7 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | R8 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | R9 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | R15 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | C2 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | C3 | utilised |  | 2020-01-01 |  | verified
        hazardous |  | C1 | otherwise |  | 2020-01-01 |  | verified
        hazardous |  | D1 | landfilled |  | 2020-01-01 |  | verified
        hazardous |  | D9 | otherwise |  | 2020-01-01 |  | verified
        hazardous |  | D10 | incinerated |  | 2020-01-01 |  | verified
        hazardous |  | D16 | otherwise |  | 2020-01-01 |  | verified
        hazardous |  | C5 | intermediate |  | 2020-01-01 |  | unverified
        hazardous |  | S | intermediate |  | 2020-01-01 |  | unverified
         | 261-041-21 | G21 | otherwise |  | 2020-01-01 |  | second-hand
         | 261-041-21 | G22 | otherwise |  | 2020-01-01 |  | second-hand
         | 261-041-21 | G23 | utilised |  | 2020-01-01 |  | second-hand
         | 261-041-21 | G24 | utilised |  | 2020-01-01 |  | second-hand
         | 261-041-21 | G29 | otherwise |  | 2020-01-01 |  | second-hand
         | 772-002-18 | C1 | otherwise |  | 2020-01-01 |  | verified
         | 772-002-18 | WK | utilised |  | 2020-01-01 |  | second-hand
         | 321-026-48 | R4 | utilised |  | 2020-01-01 |  | verified
         | 321-024-48 | R4 | utilised |  | 2020-01-01 |  | verified
        medical |  | Y10 | incinerated |  | 2020-01-01 |  | verified
        medical |  | Y11 | otherwise |  | 2020-01-01 |  | verified
        medical |  | Y12 | otherwise |  | 2020-01-01 |  | verified
        medical |  | Y13 | otherwise |  | 2020-01-01 |  | verified
        medical |  | Y16 | otherwise |  | 2020-01-01 |  | verified
        medical |  | C5 | intermediate |  | 2020-01-01 |  | unverified
        medical |  | S | intermediate |  | 2020-01-01 |  | unverified
         | 841-003-01 | Y11 | otherwise | route | 2021-01-01 |  | unverified
         | 841-004-01 | Y11 | otherwise | route | 2021-01-01 |  | unverified
         | 841-004-01 | Y12 | otherwise | route | 2021-01-01 |  | unverified
         | 841-004-01 | Y13 | otherwise | route | 2021-01-01 |  | unverified
         | 841-005-01 | Y11 | otherwise | route | 2021-01-01 |  | unverified
         | 841-005-01 | Y12 | otherwise | route | 2021-01-01 |  | unverified
         | 841-005-01 | Y13 | otherwise | route | 2021-01-01 |  | unverified
        general-industrial |  | building-material | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | cement-raw-meal | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | road-base | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | mine-backfill | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | ecological-restoration | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | energy | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | material-recovery | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | soil-improvement | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | retread | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | dismantle | utilised |  | 2020-01-01 |  | ours
        general-industrial |  | C1 | otherwise |  | 2020-01-01 |  | ours
        general-industrial |  | D1 | landfilled |  | 2020-01-01 |  | ours
        general-industrial |  | D10 | incinerated |  | 2020-01-01 |  | ours
        general-industrial |  | D16 | otherwise |  | 2020-01-01 |  | ours
        general-industrial |  | C5 | intermediate |  | 2020-01-01 |  | ours
        general-industrial |  | S | intermediate |  | 2020-01-01 |  | ours
        construction |  | on-site-reuse | utilised |  | 2020-01-01 |  | ours
        construction |  | backfill | utilised |  | 2020-01-01 |  | ours
        construction |  | new-building-material | utilised |  | 2020-01-01 |  | ours
        construction |  | road-base | utilised |  | 2020-01-01 |  | ours
        construction |  | ecological-restoration | utilised |  | 2020-01-01 |  | ours
        construction |  | fill-site | landfilled |  | 2020-01-01 |  | ours
        construction |  | material-recovery | utilised |  | 2020-01-01 |  | ours
        construction |  | D10 | incinerated |  | 2020-01-01 |  | ours
        construction |  | D16 | otherwise |  | 2020-01-01 |  | ours
        construction |  | C5 | intermediate |  | 2020-01-01 |  | ours
        construction |  | S | intermediate |  | 2020-01-01 |  | ours
        household |  | compost | utilised |  | 2020-01-01 |  | ours
        household |  | anaerobic | utilised |  | 2020-01-01 |  | ours
        household |  | insect-feed | utilised |  | 2020-01-01 |  | ours
        household |  | recycle | utilised |  | 2020-01-01 |  | ours
        household |  | dismantle | utilised |  | 2020-01-01 |  | ours
        household |  | reuse | utilised |  | 2020-01-01 |  | ours
        household |  | building-material | utilised |  | 2020-01-01 |  | ours
        household |  | D10 | incinerated |  | 2020-01-01 |  | ours
        household |  | D1 | landfilled |  | 2020-01-01 |  | ours
        household |  | C1 | otherwise |  | 2020-01-01 |  | ours
        household |  | D16 | otherwise |  | 2020-01-01 |  | ours
        household |  | C5 | intermediate |  | 2020-01-01 |  | ours
        household |  | S | intermediate |  | 2020-01-01 |  | ours
        kitchen |  | anaerobic | utilised |  | 2020-01-01 |  | ours
        kitchen |  | compost | utilised |  | 2020-01-01 |  | ours
        kitchen |  | insect-feed | utilised |  | 2020-01-01 |  | ours
        kitchen |  | feed | utilised |  | 2020-01-01 |  | ours
        kitchen |  | biodiesel | utilised |  | 2020-01-01 |  | ours
        kitchen |  | D10 | incinerated |  | 2020-01-01 |  | ours
        kitchen |  | D1 | landfilled |  | 2020-01-01 |  | ours
        kitchen |  | D16 | otherwise |  | 2020-01-01 |  | ours
        kitchen |  | C5 | intermediate |  | 2020-01-01 |  | ours
        kitchen |  | S | intermediate |  | 2020-01-01 |  | ours
        household-hazardous |  | R4 | utilised |  | 2020-01-01 |  | ours
        household-hazardous |  | R15 | utilised |  | 2020-01-01 |  | ours
        household-hazardous |  | D9 | otherwise |  | 2020-01-01 |  | ours
        household-hazardous |  | D10 | incinerated |  | 2020-01-01 |  | ours
        household-hazardous |  | D1 | landfilled |  | 2020-01-01 |  | ours
        household-hazardous |  | D16 | otherwise |  | 2020-01-01 |  | ours
        household-hazardous |  | C5 | intermediate |  | 2020-01-01 |  | ours
        household-hazardous |  | S | intermediate |  | 2020-01-01 |  | ours
        sludge |  | compost | utilised |  | 2020-01-01 |  | ours
        sludge |  | land-use | utilised | assay | 2020-01-01 |  | ours
        sludge |  | anaerobic | utilised |  | 2020-01-01 |  | ours
        sludge |  | building-material | utilised |  | 2020-01-01 |  | ours
        sludge |  | C1 | otherwise |  | 2020-01-01 |  | ours
        sludge |  | D10 | incinerated |  | 2020-01-01 |  | ours
        sludge |  | co-incineration | incinerated |  | 2020-01-01 |  | ours
        sludge |  | drying | otherwise |  | 2020-01-01 |  | ours
        sludge |  | D1 | landfilled |  | 2020-01-01 |  | ours
        sludge |  | D16 | otherwise |  | 2020-01-01 |  | ours
        sludge |  | C5 | intermediate |  | 2020-01-01 |  | ours
        sludge |  | S | intermediate |  | 2020-01-01 |  | ours
        agricultural |  | straw-fertiliser | utilised |  | 2020-01-01 |  | ours
        agricultural |  | return-to-field | utilised |  | 2020-01-01 |  | ours
        agricultural |  | straw-feed | utilised |  | 2020-01-01 |  | ours
        agricultural |  | straw-substrate | utilised |  | 2020-01-01 |  | ours
        agricultural |  | straw-fuel | utilised |  | 2020-01-01 |  | ours
        agricultural |  | straw-raw-material | utilised |  | 2020-01-01 |  | ours
        agricultural |  | manure-to-field | utilised |  | 2020-01-01 |  | ours
        agricultural |  | compost | utilised |  | 2020-01-01 |  | ours
        agricultural |  | anaerobic | utilised |  | 2020-01-01 |  | ours
        agricultural |  | film-recycle | utilised |  | 2020-01-01 |  | ours
        agricultural |  | recycle | utilised |  | 2020-01-01 |  | ours
        agricultural |  | D10 | incinerated |  | 2020-01-01 |  | ours
        agricultural |  | D1 | landfilled |  | 2020-01-01 |  | ours
        agricultural |  | D16 | otherwise |  | 2020-01-01 |  | ours
        agricultural |  | C5 | intermediate |  | 2020-01-01 |  | ours
        agricultural |  | S | intermediate |  | 2020-01-01 |  | ours
        livestock |  | rendering | otherwise |  | 2020-01-01 |  | ours
        livestock |  | bio-fermentation | utilised |  | 2020-01-01 |  | ours
        livestock |  | compost | utilised |  | 2020-01-01 |  | ours
        livestock |  | D10 | incinerated |  | 2020-01-01 |  | ours
        livestock |  | deep-burial | landfilled |  | 2020-01-01 |  | ours
        livestock |  | pit | otherwise |  | 2020-01-01 |  | ours
        livestock |  | D16 | otherwise |  | 2020-01-01 |  | ours
        livestock |  | C5 | intermediate |  | 2020-01-01 |  | ours
        livestock |  | S | intermediate |  | 2020-01-01 |  | ours
        recyclables |  | recycle | utilised |  | 2020-01-01 |  | ours
        recyclables |  | reuse | utilised |  | 2020-01-01 |  | ours
        recyclables |  | dismantle | utilised |  | 2020-01-01 |  | ours
        recyclables |  | R3 | utilised |  | 2020-01-01 |  | ours
        recyclables |  | R4 | utilised |  | 2020-01-01 |  | ours
        recyclables |  | R5 | utilised |  | 2020-01-01 |  | ours
        recyclables |  | D10 | incinerated |  | 2020-01-01 |  | ours
        recyclables |  | D1 | landfilled |  | 2020-01-01 |  | ours
        recyclables |  | D16 | otherwise |  | 2020-01-01 |  | ours
        recyclables |  | C5 | intermediate |  | 2020-01-01 |  | ours
        recyclables |  | S | intermediate |  | 2020-01-01 |  | ours
        batteries |  | R4 | utilised |  | 2020-01-01 |  | verified
        batteries |  | R5 | utilised |  | 2020-01-01 |  | verified
        batteries |  | R15 | utilised |  | 2020-01-01 |  | verified
        batteries |  | D1 | landfilled |  | 2020-01-01 |  | verified
        batteries |  | D9 | otherwise |  | 2020-01-01 |  | verified
        batteries |  | D10 | incinerated |  | 2020-01-01 |  | verified
        batteries |  | D16 | otherwise |  | 2020-01-01 |  | verified
        batteries |  | C5 | intermediate |  | 2020-01-01 |  | unverified
        batteries |  | S | intermediate |  | 2020-01-01 |  | unverified
        batteries |  | cascade-use | utilised |  | 2020-01-01 |  | ours
        batteries |  | dismantle | utilised |  | 2020-01-01 |  | ours
        laboratory |  | R2 | utilised |  | 2020-01-01 |  | verified
        laboratory |  | R15 | utilised |  | 2020-01-01 |  | verified
        laboratory |  | C1 | otherwise |  | 2020-01-01 |  | verified
        laboratory |  | D1 | landfilled |  | 2020-01-01 |  | verified
        laboratory |  | D9 | otherwise |  | 2020-01-01 |  | verified
        laboratory |  | D10 | incinerated |  | 2020-01-01 |  | verified
        laboratory |  | D16 | otherwise |  | 2020-01-01 |  | verified
        laboratory |  | C5 | intermediate |  | 2020-01-01 |  | unverified
        laboratory |  | S | intermediate |  | 2020-01-01 |  | unverified
        laboratory |  | recycle | utilised |  | 2020-01-01 |  | ours
        """;
}
