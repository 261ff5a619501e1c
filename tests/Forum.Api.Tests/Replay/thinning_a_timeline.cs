using Forum.Api.Replay;

namespace Forum.Api.Tests.Replay;

public class thinning_a_timeline
{
    [Theory]
    [InlineData(5_000, 10, 5_000, 10)]
    [InlineData(20_000, 10, 5_000, 10)]
    [InlineData(20_000, 9_000, 5_000, 2_500)]
    [InlineData(5_001, 5_001, 2_500, 2_500)]
    public void keeps_what_is_unusual_and_leaves_the_rest_out_evenly(int count, int unusual, int told, int unusualTold)
    {
        var all = Enumerable.Range(0, count).Select(at => (At: at, IsUsual: at % (count / unusual) != 0 || at / (count / unusual) >= unusual)).ToList();

        var thinned = Thinned.Of(all, one => one.IsUsual);

        Assert.Equal((told, unusualTold), (thinned.Count, thinned.Count(one => !one.IsUsual)));
        Assert.Equal(thinned.OrderBy(one => one.At), thinned);
        var usual = thinned.Where(one => one.IsUsual).Select(one => one.At).ToList();
        if (usual.Count > 0) Assert.True(usual.Zip(usual.Skip(1), (one, next) => next - one).Max() <= 3 * count / usual.Count + 2);
    }
}
