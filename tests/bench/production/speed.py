def measure_speed():
    return {}
