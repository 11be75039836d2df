use super::*;

const TWO: [f64; 2] = [0.0, 1.0];

fn project(name: &str, counts: [f64; 2]) -> Project {
    Project {
        name: ContractName::new(name),
        counts: counts.to_vec(),
    }
}

/// ln of the Dirichlet-multinomial without its constant, by rising factorials of whole counts.
fn likelihood(counts: &[Vec<f64>], alpha: &[f64]) -> f64 {
    let rising = |alpha: f64, n: f64| {
        let mut sum = 0.0;
        let mut k = 0.0;
        while k < n {
            sum += (alpha + k).ln();
            k += 1.0;
        }
        sum
    };
    let of = |counts: &Vec<f64>| {
        let parts = counts
            .iter()
            .zip(alpha)
            .map(|(n, alpha)| rising(*alpha, *n));
        parts.sum::<f64>() - rising(alpha.iter().sum(), counts.iter().sum())
    };
    counts.iter().map(of).sum()
}

/// Projects of a beta distribution with mean .3 and φ = 12.
fn simulated(number: u32, n: u32) -> Vec<Project> {
    let mut random = Random::new(77, u64::from(n));
    let of = |k: u32| {
        let (x, y) = (random.gamma(3.6), random.gamma(8.4));
        let p = x / (x + y);
        let yes = (0..n).filter(|_| random.unit() < p).count();
        project(&format!("P{k:03}"), [f64::from(n) - real(yes), real(yes)])
    };
    (0..number).map(of).collect()
}

#[test]
fn the_fixed_point_is_the_maximum_and_near_the_truth() {
    let projects = simulated(150, 40);
    let counts: Vec<Vec<f64>> = projects
        .iter()
        .map(|project| project.counts.clone())
        .collect();
    let pooled = pool(&TWO, &projects, 1).unwrap();
    let phi = pooled.phi.unwrap();
    assert!((8.0..18.0).contains(&phi), "{phi}");
    assert!((pooled.mean - 0.3).abs() < 0.04, "{}", pooled.mean);
    let alpha: Vec<f64> = pooled.mu.iter().map(|mu| mu * phi).collect();
    let best = likelihood(&counts, &alpha);
    for (k, factor) in [(0, 0.97), (0, 1.03), (1, 0.97), (1, 1.03)] {
        let mut other = alpha.clone();
        other[k] *= factor;
        assert!(likelihood(&counts, &other) < best, "{k} {factor}");
    }
}

#[test]
fn small_projects_are_drawn_to_the_middle_and_nothing_is_ranked() {
    let mut projects = simulated(20, 40);
    projects.push(project("small", [0.0, 3.0]));
    projects.push(project("empty", [0.0, 0.0]));
    let pooled = pool(&TWO, &projects, 1).unwrap();
    let phi = pooled.phi.unwrap();
    let small = pooled
        .projects
        .iter()
        .find(|one| one.name.as_str() == "small")
        .unwrap();
    assert_eq!(small.raw, Some(1.0));
    let expected = (3.0 + phi * pooled.mu[1]) / (3.0 + phi);
    assert!((small.shrunken - expected).abs() < 1e-12 && small.shrunken < 0.6);
    let empty = pooled
        .projects
        .iter()
        .find(|one| one.name.as_str() == "empty")
        .unwrap();
    assert_eq!((empty.raw, empty.funnel), (None, Funnel::Inside));
    assert!((empty.shrunken - pooled.mean).abs() < 1e-12);
    assert!(pooled.projects.is_sorted_by(|x, y| x.name < y.name));
    assert!(pooled.apart.iter().all(|pair| pair.probability >= 0.9));
}

#[test]
fn equal_projects_are_never_told_apart() {
    let projects: Vec<Project> = (0..12)
        .map(|k| project(&format!("P{k}"), [14.0, 6.0]))
        .collect();
    let pooled = pool(&TWO, &projects, 1).unwrap();
    assert_eq!(pooled.phi, None);
    assert!(pooled.apart.is_empty());
    assert!(
        pooled
            .projects
            .iter()
            .all(|one| one.funnel == Funnel::Inside)
    );
    let mut projects = projects;
    projects.push(project("other", [1.0, 59.0]));
    let pooled = pool(&TWO, &projects, 1).unwrap();
    let other = pooled
        .projects
        .iter()
        .find(|one| one.name.as_str() == "other")
        .unwrap();
    assert_eq!(other.funnel, Funnel::Outside);
    assert_eq!(pooled.apart.len(), 12);
    assert!(
        pooled
            .apart
            .iter()
            .all(|pair| pair.more.as_str() == "other")
    );
}

#[test]
fn what_cannot_be_compared_is_refused() {
    let few = [project("a", [1.0, 1.0]), project("b", [2.0, 2.0])];
    assert_eq!(pool(&TWO, &few, 1), Err(PoolError::Projects { have: 2 }));
    let odd = [project("a", [1.0, f64::NAN])];
    assert_eq!(
        pool(&TWO, &odd, 1),
        Err(PoolError::Categories(ContractName::new("a")))
    );
}
